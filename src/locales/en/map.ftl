map-layer-sites = Sites
map-layer-sites-about = What was visited: score with its range, grade, verdict for each group.
map-layer-items = Items
map-layer-items-about = What was inspected, each with its worst outcome.
map-layer-barriers = Barriers
map-layer-barriers-about = Every failure that no waiver covers, once, most important first.
map-layer-untested = Not measured
map-layer-untested-about = Items with something still to measure. Neither good nor bad.
map-layer-routes = Routes
map-layer-routes-about = Ways to destinations: a line through the items on the way, with the verdict for each group.
map-layer-breaks = Breaks in routes
map-layer-breaks-about = Where a route breaks, or first becomes unsure, and for whom.
map-layer-coverage = Coverage
map-layer-coverage-about = The land within reach of a service: surely, or perhaps because something was not measured.
map-layer-gaps = Gaps
map-layer-gaps-about = People whom the service does not reach, or of whom nobody knows.
map-untested = Not measured: { $rules } { $rules ->
    [one] requirement
   *[other] requirements
 } open
map-untested-fields = Not measured: { $rules } { $rules ->
    [one] requirement
   *[other] requirements
 } open. Still to measure: { $fields }
map-route = Route: { $to }
map-break-not-accessible = The way to { $to } breaks here for { $groups }: { $rule }
map-break-undetermined = From here on the way to { $to } is unsure for { $groups }: { $rule }
map-covered = Within { $within } m of a service that is open for { $group }
map-perhaps = Within { $within } m only of services of which nobody knows whether they are open for { $group }
map-gap = { $people } people
map-gap-lacking = Not covered: { $groups }
map-gap-unknown = Nobody knows: { $groups }
map-sign-good = met, accessible
map-sign-bad = not met, not accessible
map-sign-doubt = open after measuring, or usable with defects
map-sign-open = not measured
map-sign-off = of no concern here
map-one-layer = a FlatGeobuf file holds one layer
diag-map-demand = the layer `{ $layer }` shows whom a service reaches, and nobody was named
    .help = give a file of people with `--demand`
diag-map-one-layer = a file of format { $format } holds one layer
    .help = name one layer with `--layers`, or a file with `-o`: then one file a layer is written
diag-map-places-hidden = { $places } places of fewer than five people are left out of the public layer of gaps: each may be a home
    .help = give demand by block or village; `--internal` writes all places into a marked file
