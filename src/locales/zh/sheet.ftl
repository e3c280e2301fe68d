sheet-all = 全部条款
sheet-facts = 共 { $rules } 条，涉及 { $standards } 部标准、{ $elements } 类要素。
sheet-caution = 数值均为转述，各注明可信度：采用前请核对条文原文。标为“预览”的仅供参考，不据以判不合格。
sheet-overview = 各要素、各标准的条款数
sheet-rules-of = { $element }：要求
sheet-fields-of = { $element }：测法
sheet-measuring = 测法：
sheet-left-out = 检查方案未采用的条款
sheet-everyone = 所有人
sheet-when = 适用于：{ $when }
sheet-changed = 标准为 { $was }，改动理由：{ $reason }
sheet-cited = { $code }，{ $clause }
sheet-tool = { $title }（{ $spread }）
sheet-no-tool = 目测或询问
sheet-total = 合计
sheet-head-element = 要素
sheet-head-standard = 标准
sheet-head-in-force = 施行日期
sheet-head-profile = 检查方案
sheet-head-rules = 条款数
sheet-head-asked = 要求
sheet-head-limit = 限值
sheet-head-measured = 检测项
sheet-head-source = 条文
sheet-head-impact = 影响
sheet-head-groups = 受影响人群
sheet-head-remedy = 整改措施
sheet-head-rule = 标识
sheet-head-how = 测法
sheet-head-tools = 仪器（不确定度，k = 2）
sheet-skip = 跳到条款
sheet-contents = 目录
sheet-filter = 只显示含有以下文字的条款
sheet-filter-hint = 多个词用空格隔开，须同时出现，如“坡度 轮椅”；按 Esc 清除。
sheet-filter-shown = 显示 {"{"}shown{"}"} 条，共 {"{"}all{"}"} 条
sheet-made = 由坦途 { $version } 根据检查表 { $hash } 生成，单位制：{ $units ->
        [us] 美制
       *[metric] 公制
    }。
sheet-index = 检查表
sheet-index-back = 检查表目录
sheet-index-profiles = 按检查方案
sheet-index-standards = 按标准
sheet-index-matrix = 按要素与标准
sheet-index-about = 逐条列出要求、限值、条文、测法、受影响人群和整改措施。点数字看该标准对该要素的条款，点要素名看各标准对它的全部条款。导出为文件：`tantu checklist export`。
sheet-other-language = English
