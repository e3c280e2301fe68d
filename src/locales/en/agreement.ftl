agree-title = Agreement of two inspectors, A and B
agree-none = none
agree-percent = { $value } % [{ $low }–{ $high }]
agree-coefficient = { $value } [{ $low } to { $high }]
agree-whole = Overall
agree-paired = { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
 }, { $items ->
    [one] 1 item
   *[other] { $items } items
 } and { $readings ->
    [one] 1 reading
   *[other] { $readings } readings
 } were recorded by both.
agree-readings = Readings agree: { $percent }.
agree-findings = Findings agree: { $percent }, of { $n }; kappa { $kappa }, AC1 { $ac1 }.
agree-fields = Fields, worst first
agree-field = { $element }, { $field }: { $agreed } of { $n } alike, { $percent }; kappa { $kappa }, AC1 { $ac1 }.
agree-quantity = { $element }, { $field }: { $agreed } of { $n } alike, { $percent }; mean difference A − B { $mean }{ $has_limits ->
    [yes] , limits of agreement { $low } to { $high }
   *[no] { "" }
 }; { $stated ->
    [0] no pair states its uncertainty
   *[other] { $within } of { $stated } within the combined uncertainty
 }.
agree-rules = Rules on whose findings they differ, worst first
agree-rule = { $rule } ({ $id }): { $agreed } of { $n } alike, { $percent }; kappa { $kappa }, AC1 { $ac1 }.
agree-lone = Recorded by one of them only
agree-only = { $by }: { $what ->
    [visit] the whole visit to { $site }
    [item] { $site }, { $item }
   *[reading] { $site }, { $item }: { $field }
 }
agree-more = and { $count } more: see --format csv or json
