export-internal = Internal: holds personal data. Do not publish or pass on.
export-score = { $score } [{ $range }], { $tested } tested
export-score-untested = no score yet [{ $range }], { $tested } tested
export-score-nothing = no score: no rule applies
export-grade = grade { $grade } ({ $title })
export-withheld-coverage = grade withheld: less than { $least } tested
export-withheld-nothing-applies = grade withheld: no rule applies
export-withheld-no-band = grade withheld: no band for this score
export-named-value = { $name }: { $value }
export-barrier = Not met: { $title } ({ $measured }; required { $limit })
export-whole-site = whole site
export-homes = { $count ->
    [one] { $count } home, not shown one by one
   *[other] { $count } homes, not shown one by one
 }
export-homes-few = homes, too few for public figures
export-homes-means = mean range { $range }, { $tested } tested
