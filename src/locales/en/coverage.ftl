# Coverage of people by services.
coverage-title = Coverage of { $what ->
    [people] { $people } at { $places }
   *[other] { $people }, each counting one,
 } by { $facilities ->
    [one] 1 facility
   *[other] { $facilities } facilities
 }{ $unplaced ->
    [0] { "" }
   *[other] ; { $unplaced } have no position and cover nobody
 }
coverage-demand = People
coverage-declared = The numbers of people were declared to be published figures.
coverage-count = { $what ->
    [people] { $n ->
        [one] 1 person
       *[other] { $text } people
    }
    [areas] { $n ->
        [one] 1 area
       *[other] { $text } areas
    }
   *[places] { $n ->
        [one] 1 place
       *[other] { $text } places
    }
 }
coverage-assumption = Places that are areas
coverage-assumption-line = Their people are taken to be spread evenly over their land; figures are rounded to whole ones so that they add up.
coverage-within = Within { $within }
coverage-areas = Within { $within }, by area, least covered first
coverage-repairs = Repairs that bring most people within { $within }
coverage-inspections = Inspections that would tell most, within { $within }
coverage-line = { $group }: { $share } ({ $covered } covered, { $unknown } unknown, { $lacking } not covered)
coverage-sure = { $low }%
coverage-range = { $low }% to { $high }%
coverage-nobody = nobody there
coverage-group-share = { $group } { $share }
coverage-land = , land { $share }
coverage-homes = , { $share } of { $count ->
    [one] 1 home
   *[other] { $count } homes
}
coverage-empty = { $count ->
    [one] 1 area has
   *[other] { $count } areas have
} no demand; for the land see --format csv
coverage-join = ;{" "}
coverage-area = { $area }, { $people }: { $shares }
coverage-no-area = without an area
coverage-all = all
coverage-more = and { $count } more areas, see --format csv
coverage-item = { $site }, { $item }
coverage-barrier = { $item }: “{ $rule }”
coverage-repair = { $place }: mend { $barriers } – brings { $same ->
    [yes] { $low }
   *[no] { $low } to { $high }
 } ({ $group }) within { $within }; then { $then }
coverage-inspection = { $place }: of { $people } ({ $group }) nobody knows
diag-demand-none = { $why ->
        [header] the file is empty: it has no columns
       *[places] the file has no place in it
    }
    .help = give one row or feature a place, with a position and a number of people
diag-demand-crs = the file is in `{ $crs }`, which is not known
    .help = convert it, as with `ogr2ogr -t_srs EPSG:4326`, or name its system with `--demand-crs`
diag-demand-geometry = this is no geometry that can stand here: { $reason ->
        [swapped] its coordinates look exchanged
        [metres] its coordinates are metres; name their system with `--demand-crs`
        [degrees] its coordinates are degrees, and the system named is in metres
        [position] it lies outside the system of coordinates
        [crs] its system is not known; name it with `--demand-crs`
       *[geometry] no point or area in well-known text
    }
    .label = well-known text
    .help = this place was left out and the rest was read; write it as POINT (103.2 35.6) or POLYGON ((…))
diag-demand-uncounted = no column says how many people there are: { $places ->
        [one] the place counts one
       *[other] each of the { $places } places counts one
    }
    .help = { $has_candidates ->
        [yes] name the column with `--people`; with numbers in them: { $candidates }
       *[no] no other column holds numbers
    }
diag-demand-column = there is no column or property `{ $column }`
    .help = { $way ->
        [option] name the column with `{ $option }`, or give a column `wkt` or `geometry`; known: { $known }
        [suggestion] did you mean `{ $suggestion }`? Known: { $known }
       *[other] known: { $known }
    }
diag-demand-number = { $blank ->
        [yes] there is no number here
       *[no] `{ $value }` is not a number that can stand here
    }
    .label = a position in degrees, or people from 0
    .help = this place was left out and the rest was read; write it as 12 or 12.5
diag-demand-position = { $lon }, { $lat } is not on the earth
    .label = longitude, latitude
    .help = { $why ->
        [swapped] the two look swapped: exchange `--lon` and `--lat`
        [metres] they look like metres: name their system with `--demand-crs`
        [degrees] they look like degrees, and the system named is in metres
       *[other] give degrees, longitude −180 to 180 and latitude −90 to 90, or name their system with `--demand-crs`
    }
diag-demand-feature = place { $number } was left out: { $reason ->
        [geometry] it has no point or area
        [position] its position is not on the earth
        [swapped] its coordinates look exchanged
        [metres] its coordinates are metres; name their system with `--demand-crs`
        [degrees] its coordinates are degrees, and the system named is in metres
        [people] it has no number of people
       *[other] { $reason }
    }
    .help = correct it; the rest was read
diag-demand-homes = so few people are at some of the places ({ $places }) that the file may be a list of households, of which no public output is made
    .help = for figures that are published, such as those of a census, add `--demand-is-public`; for a list of households add `--internal`
diag-demand-more = { $count } more places of this file were left out
    .help = correct those above first; they may all have one cause
diag-coverage-nothing = none of the records is a facility with a position{ $unplaced ->
        [0] { "" }
       *[other] ; { $unplaced } have none
    }
    .help = give records of public sites with `position`, or another `--to` or `--element`; homes are never a facility
diag-coverage-nobody = no place of the demand is left: every one was refused
    .help = correct the first of those above; they may all have one cause
diag-coverage-group = unknown group `{ $group }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known: { $known }
       *[no] known: { $known }
    }
diag-coverage-places-hidden = left out of the public table of the nearest facilities because each may be a home: { $places } of the places, with fewer than five people
    .help = give demand by block or village; `--internal` writes all places into a marked file
diag-coverage-elsewhere = places that lie in another area than their code says: { $places }; the code counts
    .help = compare the column of the code with the outlines; `--area COLUMN` names another column
