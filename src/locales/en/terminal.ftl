term-site = { $named ->
    [yes] { $label } ({ $id })
   *[no] { $label }
 }
term-item = { $named ->
    [yes] { $label } ({ $id })
   *[no] { $label }
 }
term-dated = surveyed on { $date }
term-undated = date of the survey not recorded
term-profile = Judged as { $profile }, { $when }.
term-score = Score: { $score }, { $grade }.
term-verdict = { $groups }{ $why }
term-verdict-sentence = For { $groups }: { $verdict }{ $why }.
term-why = { $verdict ->
    [undetermined] , open at { $item }: “{ $rule }”
    [accessible-with-defects] , first defect at { $item }: “{ $rule }”
   *[other] , stopped at { $item }: “{ $rule }”
 }
term-why-nothing = , because nothing critical for them was looked at
term-destination = To { $to }: { $verdict }.
term-barriers = { $count ->
    [0] No barrier found
    [one] { $count } barrier
   *[other] { $count } barriers, most important first
 }
term-more = { $count } more in the files.
term-barrier-lead = { $rank }. { $impact }
term-barrier = { $item }: not met: { $rule }
term-barrier-sentence = Barrier { $rank } of { $count }, { $impact }, at { $item }, not met: { $rule }.
term-barrier-measured = { $has_margin ->
    [yes] Measured { $measured }, required { $limit }: { $margin }.
   *[no] Measured { $measured }, required { $limit }.
 }
term-barrier-clause = { $code }, clause { $clause }, { $modality }; mending it adds { $gain } to the score.
term-barrier-groups = Stops { $groups }.
term-barrier-remedy = Remedy: { $remedy }.
term-untested = { $count ->
    [one] Not measured, at { $count } item
   *[other] Not measured, at { $count } items
 }
term-item-missing = { $item }: { $missing }.
term-field-of = { $field } of the { $element }
term-cannot-tell = Measured, but undecided: { $count }
term-advice = Advice only, figures not vouched for: { $count }
term-item-told = { $item }, { $rule }: { $reason }
term-waived = Waived, not counted as met: { $count }
term-expired = Waivers past their date, without effect: { $count }
term-waiver = { $item }, { $rule }: until { $until }, by { $by }: { $reason }.
term-sites = { $count ->
    [0] No site to show
    [one] { $count } site
   *[other] All { $count } sites
 }
term-summary = { $label }  { $score }, { $grade }; barriers: { $count }
term-summary-sentence = { $label }: { $score }, { $grade }, barriers: { $count }.
term-summary-group = For { $groups }: { $accessible } accessible, { $defects } with defects, { $undetermined } undetermined, { $not } not accessible.
term-homes = About { $count } homes are not shown one by one; mean range { $range }, { $tested } tested.
term-homes-few = No public site was judged; homes are not shown one by one.
