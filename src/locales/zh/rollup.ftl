rollup-total = 全部记录
rollup-nowhere = 区域不明
rollup-areas = 个区域
rollup-level-province = 个省级单位
rollup-level-prefecture = 个地级单位
rollup-level-county = 个县级单位
rollup-level-township = 个乡级单位
rollup-level-village = 个村级单位
rollup-title = { $name }（{ $code }）
rollup-line = { $title }：{ $sites ->
    [0] { "" }
   *[other] { $sites } 处，
 }设施 { $items } 项；{ $score }；{ $sites ->
    [0] { "" }
   *[other] 可无障碍使用 { $accessible } 处，可用但有缺陷 { $defects } 处，尚未确定 { $undetermined } 处，不能无障碍使用 { $not_accessible } 处；
 }关键障碍 { $critical } 项，严重障碍 { $serious } 项。
rollup-homes-only = { $title }：
rollup-homes = 家庭约 { $count } 户，平均得分在 { $low } 至 { $high } 之间。
rollup-none = { $all } { $level }中有 { $none } 个没有记录：对其一无所知。
