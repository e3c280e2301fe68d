# The programme summary: a whole run for an office.
programme-title = Accessibility programme summary
programme-subject = What a whole run of inspections says, by area: scores, barriers, works needed, what is untested
programme-facts = The run
programme-sites = Sites
programme-items = Things inspected
programme-homes = Homes
programme-areas = Areas
programme-areas-visited = { $visited } of { $all } visited
programme-visits = Visits
programme-earlier = Earlier visits beside these
programme-profiles = Checklists
programme-lead = { $sites ->
        [one] 1 site
       *[other] { $sites } sites
    }: { $barriers ->
        [0] no barrier found
        [one] 1 barrier found
       *[other] { $barriers } barriers found
    }, { $critical } of them critical. { $stopped ->
        [0] No site is known to stop a group of people.
        [one] 1 site stops at least one group of people.
       *[other] { $stopped } sites stop at least one group of people.
    }
programme-lead-none = No site of this run may be shown.
programme-score-alt = Score over all sites: { $score }.
programme-score-note = From what is surely met to what may be met, over all sites together. What nobody tested counts neither as met nor as failed.
programme-findings = Findings by outcome
programme-count = Number
programme-waived = Waived
programme-of-applicable = Of those that apply
programme-verdict = Sites by verdict for the group worst off
programme-unknown = no record
programme-few = fewer than { $least }
programme-no-homes = no homes
programme-homes-mean = { $count } homes were assessed: on average between { $low } and { $high } of what they need is met, { $tested } tested. They are counted here, and named nowhere.
programme-homes-few = Fewer than { $least } homes were assessed: nothing more is said of them.
programme-homes-internal = Homes are counted exactly: this summary is internal.

programme-by-area = By area
programme-maps = Maps
programme-maps-note = The maps share one extent and one scale. Darker is more; each class has its own hatching, and each area its figure. White: nothing is known. The outlines are those of the file that was named, and no official map.
programme-map-low = Score, low end (%)
programme-map-tested = Tested share (%)
programme-under = under { $bound }
programme-from = from { $bound }
programme-withheld = none or under { $least }
programme-items-short = Things
programme-no-maps = No outlines were named, so there are no maps: `--boundaries` takes a GeoJSON file of areas.
programme-all = All
programme-area = Area
programme-site = Site
programme-critical = Critical
programme-barriers = Barriers
programme-per-site = Per site
programme-range = Range
programme-townships = Townships
programme-townships-note = Only records that are known so finely. Homes are told by the areas above alone, so that no two tables give a small number away.
programme-more = { $count ->
        [one] 1 more row is
       *[other] { $count } more rows are
    } in the JSON of this summary and in `tantu area rollup`.
programme-map-per-site = Barriers a site
programme-map-homes = Homes assessed
programme-map-value = { $area }: { $value }
programme-map-alt = Map, { $title }: { $list }.{ $more ->
        [0] { "" }
       *[other] { " " }{ $more } more areas are in the table.
    }

programme-by-element = Barriers by kind of thing
programme-by-group = Barriers by group of people
programme-by-group-note = A barrier counts for each group that it stops, so the groups do not add up.
programme-bar = { $name } { $count }, { $critical } critical, { $serious } serious
programme-bars-alt = { $title }: { $list }.
programme-bars-more = { $count ->
        [one] 1 more is
       *[other] { $count } more are
    } in the JSON of this summary.
programme-frequent = The most frequent barriers
programme-frequent-more = { $count ->
        [one] 1 more requirement fails
       *[other] { $count } more requirements fail
    }, { $failures ->
        [one] once
       *[other] { $failures } times
    } in all.
programme-impact = Impact
programme-times = Times
programme-remedy = What mends it
programme-no-remedy = no measure named

programme-works = Works needed
programme-works-note = For each barrier the first measure that its rule names; a measure that mends several barriers of one thing counts once. An assessor chooses; this shows the size of the task.
programme-home-works = Works needed in homes
programme-measure = Measure
programme-jobs = Jobs
programme-places = Places
programme-amount = Quantity
programme-cost = Cost
programme-sum = Sum
programme-amount-open = { $amount } + { $count } to measure
programme-cost-none = not known
programme-cost-open = { $cost } +
programme-works-left-out = The sum is without { $unpriced } jobs that have no price and { $unmeasured } that must be measured first; + marks the rows.
programme-works-without = For { $without } barriers no measure is named.
programme-works-more = { $count ->
        [one] 1 more measure is
       *[other] { $count } more measures are
    } in the JSON of this summary.

programme-change = Since earlier visits
programme-change-lead = { $sites ->
        [one] 1 site was
       *[other] { $sites } sites were
    } visited again: { $mended } barriers mended, { $new } new, { $unchanged } as they were.
programme-change-alt = Score of these sites together. Earlier visit: { $before }. Newest visit: { $after }.
programme-change-before = Earlier
programme-change-after = Newest
programme-change-what = What became of a requirement
programme-settled = Was open, and is met now
programme-unsettled = Was met, and is open now

programme-open = What is not known
programme-open-all-visited = Every area has a record.
programme-open-no-areas = No record says in which area it is.
programme-open-areas = { $count } of { $all } areas have no site on record: { $list }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }. Nothing is known of them, and nothing good or bad follows from it.
programme-open-elements = Checks still open, by kind of thing
programme-element = Kind of thing
programme-untested = Not tested
programme-cant-tell = Can’t tell
programme-applicable = Checks
programme-open-sites = Sites of which the least is known

programme-method = How this was counted
programme-method-score = Scores of an area are made of all its findings together, as if it were one site. The low end takes everything open as not met, the high end as met.
programme-method-area = A record counts once: to the area whose code it states, else to that in which its position lies. The rows add up to the total.
programme-method-homes = Homes are shown as numbers only, from { $least } homes on; smaller cells are held back, and others with them where the total would give them away.
programme-method-newest = Where a site was visited more than once by one checklist, the newest visit counts.
programme-files = Files read
programme-file = File
programme-sha256 = SHA-256
programme-files-more = { $count ->
        [one] 1 more file was read.
       *[other] { $count } more files were read.
    } SHA-256 over the lines that sha256sum writes for all records, in the order of their names: { $hash }
