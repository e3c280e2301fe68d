# 施工任务单。
work-sheet-title = 施工任务单：{ $site }
work-sheet-title-many =
    { $count ->
        [0] 施工任务单
       *[other] { $count } 处的施工任务单
    }
work-sheet-subject = 施工内容、应达到的尺寸，以及每项工程的验收检查
work-sheet-none = 没有可以列出的地点。住户只出现在用 --internal 另行要求的输出里。
work-sheet-facts = 任务概况
work-sheet-site = 编号
work-sheet-surveyed = 测量日期
work-sheet-count = 工程项数
work-sheet-sum = 估算（元）
work-sheet-example = 价格为示例，不是任何人的报价
work-sheet-nothing = 没有需要用工程措施整改的不合格项，无须施工。
work-sheet-how = 本单可在屏幕上填写，也可打印后手写。每完成一项打勾，填写完工后的实测值，最后签字。所有检查都达到要求，工程才算完成。

work-sheet-bill = 工程量清单
work-sheet-number = 序号
work-sheet-where = 部位
work-sheet-measure = 做法
work-sheet-quantity = 工程量
work-sheet-price = { $example ->
    [yes] 示例单价（元）
   *[no] 单价（元）
}
work-sheet-cost = { $example ->
    [yes] 示例合价（元）
   *[no] 合价（元）
}
work-sheet-per = { $price } / { $unit }
work-sheet-per-unit = / { $unit }
work-sheet-measure-first = 须先量定
work-sheet-total = 合计
work-sheet-not-in-sum = 未计入合计：{ $unpriced ->
        [0] { "" }
       *[other] { $unpriced } 项没有单价
    }{ $unpriced ->
        [0] { "" }
       *[other] { $unmeasured ->
            [0] { "" }
           *[other] 、
        }
    }{ $unmeasured ->
        [0] { "" }
       *[other] { $unmeasured } 项须先量定
    }。

work-sheet-works = 施工内容
work-sheet-works-note = 尺寸均为完成面尺寸。图不按比例，以标注数字为准。图中字母对应下表中的检查项。
work-sheet-item = { $number }. { $item }：{ $measure }
work-sheet-item-facts = 本项工程
work-sheet-part-of = 属于
work-sheet-within = ，属于
work-sheet-to-measure = { $amount }；先测：{ $fields }
work-sheet-costs = 单价和合价
work-sheet-price-cost = { $price }；{ $cost }
work-sheet-instead = 也可改用

work-sheet-drawing-alt = { $element }施工图（{ $views }），不按比例，标有应达到的尺寸：{ $figures }。
work-sheet-gauge-alt = 现状与要求的对照标尺：{ $figures }。
work-sheet-gauge-found = 现状 { $value }

work-sheet-checks = 验收检查：{ $work }
work-sheet-check = 检查项
work-sheet-must = 要求
work-sheet-found = 现状
work-sheet-after = 完工实测
work-sheet-meets = 验收
work-sheet-meets-word = 达到
work-sheet-with = 方法：{ $tools }
work-sheet-record = 施工记录：{ $work }
work-sheet-done = 完工
work-sheet-done-word = 已完工
work-sheet-day = 日期
work-sheet-built = 实际工程量
work-sheet-remark = 备注
work-sheet-label = { $what }，{ $of }：{ $at }
work-sheet-label-item = { $what }：{ $of }
work-sheet-label-after = 完工实测，{ $field }：{ $of }
work-sheet-label-after-unit = 完工实测，{ $field }（{ $unit }）：{ $of }

work-sheet-open = 不合格而没有现成措施的项目
work-sheet-open-note = 开工前与主管单位商定做法。
work-sheet-requirement = 要求内容
work-sheet-handover = 交接验收
work-sheet-handover-note = 以上检查全部达到要求后签字；有未了事项的，在旁注明。
work-sheet-role = 各方
work-sheet-name = 姓名
work-sheet-signature = 签字
work-sheet-contractor = 施工方
work-sheet-owner = 场所方
work-sheet-resident = 住户
work-sheet-inspector = 验收人
