rollup-total = All records
rollup-nowhere = Area not known
rollup-areas = areas
rollup-level-province = provinces
rollup-level-prefecture = prefectures
rollup-level-county = counties
rollup-level-township = townships
rollup-level-village = villages
rollup-title = { $name } ({ $code })
rollup-line = { $title }: { $sites ->
    [0] { "" }
    [one] 1 site,{ " " }
   *[other] { $sites } sites,{ " " }
 }{ $items ->
    [one] 1 item
   *[other] { $items } items
 }; { $score }; { $sites ->
    [0] { "" }
   *[other] accessible { $accessible }, with defects { $defects }, undetermined { $undetermined }, not accessible { $not_accessible };{ " " }
 }critical barriers { $critical }, serious { $serious }.
rollup-homes-only = { $title }:
rollup-homes = { " " }About { $count } homes, mean score between { $low } and { $high }.
rollup-none = { $none } of { $all } { $level } have no record: nothing is known of them.
