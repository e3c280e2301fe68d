term-site = { $named ->
    [yes] { $label }（{ $id }）
   *[no] { $label }
 }
term-item = { $named ->
    [yes] { $label }（{ $id }）
   *[no] { $label }
 }
term-dated = { $date } 踏勘
term-undated = 踏勘日期未记录
term-profile = 按“{ $profile }”评判，{ $when }。
term-score = 得分：{ $score }，{ $grade }。
term-verdict = { $groups }{ $why }
term-verdict-sentence = { $groups }：{ $verdict }{ $why }。
term-why = { $verdict ->
    [undetermined] ，待查 { $item }：“{ $rule }”
    [accessible-with-defects] ，缺陷首见于 { $item }：“{ $rule }”
   *[other] ，受阻于 { $item }：“{ $rule }”
 }
term-why-nothing = ，尚未查看与其有关的关键项
term-destination = 到{ $to }：{ $verdict }。
term-barriers = { $count ->
    [0] 未发现障碍
   *[other] { $count } 处障碍，重要的在前
 }
term-more = 另有 { $count } 条见文件。
term-barrier-lead = { $rank }. { $impact }
term-barrier = { $item }：不符合“{ $rule }”
term-barrier-sentence = 障碍 { $rank }/{ $count }，{ $impact }，{ $item }：不符合“{ $rule }”。
term-barrier-measured = { $has_margin ->
    [yes] 实测 { $measured }，要求 { $limit }：{ $margin }。
   *[no] 实测 { $measured }，要求 { $limit }。
 }
term-barrier-clause = { $code } 第 { $clause } 条，{ $modality }；整改后得分可增加 { $gain }。
term-barrier-groups = 受阻人群：{ $groups }。
term-barrier-remedy = 整改办法：{ $remedy }。
term-untested = 未测：{ $count } 项设施
term-item-missing = { $item }：{ $missing }。
term-field-of = { $element }的{ $field }
term-cannot-tell = 已测而无法判定：{ $count } 条
term-advice = 仅供参考（数值无人确认）：{ $count } 条
term-item-told = { $item }，{ $rule }：{ $reason }
term-waived = 已豁免，不算符合：{ $count } 条
term-expired = 已过期、不再有效的豁免：{ $count } 条
term-waiver = { $item }，{ $rule }：至 { $until }，{ $by }：{ $reason }。
term-sites = { $count ->
    [0] 没有可列出的场所
   *[other] 全部 { $count } 处场所
 }
term-summary = { $label }  { $score }，{ $grade }；障碍 { $count } 处
term-summary-sentence = { $label }：{ $score }，{ $grade }，障碍 { $count } 处。
term-summary-group = { $groups }：可无障碍使用 { $accessible } 处，可用但有缺陷 { $defects } 处，尚未确定 { $undetermined } 处，不能无障碍使用 { $not } 处。
term-homes = 另有约 { $count } 户家庭不逐户列出；平均范围 { $range }，已测 { $tested }。
term-homes-few = 没有评判公共场所；家庭不逐户列出。
