agree-title = 两名检查员（甲 A、乙 B）的一致性
agree-none = 无
agree-percent = { $value }%［{ $low }–{ $high }］
agree-coefficient = { $value }［{ $low } 至 { $high }］
agree-whole = 总体
agree-paired = 两人都记录的：检查 { $visits } 次，设施 { $items } 处，读数 { $readings } 个。
agree-readings = 读数一致率：{ $percent }。
agree-findings = 结论一致率：{ $percent }，共 { $n } 个；κ { $kappa }，AC1 { $ac1 }。
agree-fields = 各检查项，最差的在前
agree-field = { $element }，{ $field }：{ $n } 个中 { $agreed } 个一致，{ $percent }；κ { $kappa }，AC1 { $ac1 }。
agree-quantity = { $element }，{ $field }：{ $n } 个中 { $agreed } 个一致，{ $percent }；平均差（甲 − 乙）{ $mean }{ $has_limits ->
    [yes] ，一致性界限 { $low } 至 { $high }
   *[no] { "" }
 }；{ $stated ->
    [0] 没有一对同时给出不确定度
   *[other] { $stated } 对中 { $within } 对在合成不确定度之内
 }。
agree-rules = 结论不一致的规则，最差的在前
agree-rule = { $rule }（{ $id }）：{ $n } 个中 { $agreed } 个一致，{ $percent }；κ { $kappa }，AC1 { $ac1 }。
agree-lone = 只有一人记录的
agree-only = { $by ->
    [A] 甲
   *[B] 乙
 }：{ $what ->
    [visit] 对 { $site } 的整次检查
    [item] { $site }，{ $item }
   *[reading] { $site }，{ $item }：{ $field }
 }
agree-more = 另有 { $count } 条：见 --format csv 或 json
