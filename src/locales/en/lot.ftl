lot-title = Acceptance by lots
lot-all = All
lot-accepted = accepted
lot-rejected = not accepted
lot-undetermined = undetermined
lot-heading = { $lot }: { $acceptance }
lot-counts = Main-control items accepted: { $main } of { $mains }; general items accepted: { $general } of { $generals }.
lot-rule = { $class ->
    [main] Main-control item
   *[general] General item
 } { $acceptance }: { $rule } ({ $id }): { $passed } of { $points } points passed, { $open } open{ $has_worst ->
    [yes] , worst { $worst } times the allowed deviation
   *[no] { "" }
 }.
lot-preview = Not judged, its figure is not sure (preview): { $rule } ({ $id }): { $points ->
    [one] { $points } point
   *[other] { $points } points
 }.
