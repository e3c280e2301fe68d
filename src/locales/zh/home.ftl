# 家庭评估：改造前与改造后
home-title = 家庭无障碍评估：{ $site }
home-title-many =
    { $count ->
        [0] 家庭无障碍评估
       *[other] 家庭无障碍评估（{ $count } 户）
    }
home-subject = 居住环境给住户带来的负担、改造措施及其效果
home-number = 户号
home-visit-before = 改造前评估
home-visit-after = 改造后复测
home-visit-none = 尚未复测
home-before = 改造前 { $day }
home-after = 改造后 { $day }
home-projection = 改造后（推算）

home-glance-measured = 负担：{ $before } → { $after } 分
home-glance-projected = 负担：{ $before } → { $after } 分（推算）
home-glance-barriers = { $count ->
        [0] 评估时没有障碍。
       *[other] 障碍共 { $count } 项，复测证实已消除 { $gone } 项，未消除 { $left } 项。
    }{ $unknown ->
        [0] { "" }
       *[other] 另有 { $unknown } 项没有复测，无法判断是否消除。
    }
home-glance-projection = 改造后尚未复测。本文件中的“改造后”是推算：假定下列措施全部达到要求。

home-burden = 居住环境给住户的负担
home-burden-none = 记录中没有住户情况，无法说明障碍影响到谁。
home-burden-note = 人 × 环境：每项不合格的要求，按住户的每种困难计 0 至 4 分；一项要求无论几处不合格都只计一次。范围的上端计入没有测的。
home-burden-alt = 两条横条。{ $before }：确定 { $low } 分，计入未定的最多 { $high } 分。{ $after }：确定 { $afterlow } 分，计入未定的最多 { $afterhigh } 分。
home-bar-before = 改造前
home-bar-after = 改造后
home-bar-projection = 推算
home-bar-projected = 尚未复测
home-legend-sure = 确定不合格
home-legend-open = 未定：未测或无法判定
home-need = 住户的困难
home-needs-summary = 按住户的困难分列的负担
home-cells = 负担从哪里来
home-cell-none = 无负担

home-works = 选定的措施：{ $count } 项
home-works-none = 没有需要采取的措施。
home-works-summary = 措施的工程量、单价、费用和可消除的负担
home-works-note = 每项障碍取规则列出的第一项措施。“负担”是该措施单独做、且全部达到要求时可消除的分数；几项措施分别整改同一要求的不同部位时，各项分数不能相加。
home-works-note-plain = 每项障碍取规则列出的第一项措施。
home-measure = 措施
home-mends = { " " }整改：{ $list }
home-where = 部位
home-amount = 工程量
home-benefit = 负担
home-sum = 共 { $count } 项措施，{ $cost }{ $example ->
        [yes] （示例价目，不是真实价格）
       *[no] { "" }
    }{ $open ->
        [0] 。
       *[other] ；另有 { $open } 项没有单价或工程量，未计入。
    }

home-items = 改造前后逐处对照
home-items-note = 评估时的每项障碍，写明当时和现在的实测值。没有重新测量的，不算消除。
home-items-projected = 逐处应达到的要求
home-items-projected-note = 每项障碍写明实测值、要求和整改措施的序号。
home-item-summary = { $item }：要求、实测与结果
home-by-measure = 由措施 { $number } 整改
home-without-measure = 没有措施
home-photo = { $side } · { $shows }
home-photo-alt = { $side }：{ $shows }的照片

home-remaining =
    { $count ->
        [0] 剩余障碍
       *[other] 剩余障碍：{ $count } 项
    }
home-remaining-none = 已测的部位没有剩余障碍。
home-remaining-none-projected = 每项障碍都有措施；是否消除，要复测以后才知道。
home-remaining-note = 复测时的障碍。
home-remaining-note-projected = 规则没有列出措施的障碍，本方案不能消除。
home-remaining-summary = 剩余的障碍
home-since = 与前次相比
home-untested = 未测与未定：{ $count } 项
home-untested-none = 适用的要求都已测量并判定。
home-untested-note = 未知既不算合格，也不算不合格，就是上文负担的范围。
home-untested-summary = 逐处列出尚未判定的要求
home-why = 原因

home-method-burden = 负担：按住户的困难，把各项不合格要求的分数相加；上端再加上未定的。分值写在检查表中，是本程序自定的，不是 Housing Enabler 得分。
home-method-measures = 措施和工程量出自检查表和读数，价格出自上述价目；每一行先取整到分，再求和。
home-method-after = “改造后”为实测：两次检查用同一张检查表，逐处比较；只有重新测量才能证明已消除。
home-method-projection = “改造后”为推算：有措施的障碍按已达到要求计，其余不变。
home-method-privacy = 残疾类别、等级和证件号码不写入本文件。
home-record-before = 评估记录
home-record-after = 复测记录

settled-met = 合格
settled-no-longer-applies = 已不适用
settled-waived = 已豁免
settled-not-met = 不合格
settled-unknown = 未复测

diag-report-homes-held = { $kind } 是家庭的文件，公开的文档中没有家庭
    .help = 请加上 `--internal`，并把文件命名为 `*.internal.pdf`
diag-report-no-home = 这些记录中没有家庭
    .help = 家庭的记录用家庭的检查方案（如 `household-retrofit`），或写有 `[resident]`；其他场所请用 `inspection`
