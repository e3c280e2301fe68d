# The home assessment: a home before and after its works.
home-title = Home assessment: { $site }
home-title-many =
    { $count ->
        [0] Home assessments
        [one] Home assessment
       *[other] Home assessments of { $count } homes
    }
home-subject = What a home asks of who lives there, the measures, and what they changed
home-number = Home number
home-visit-before = Assessed
home-visit-after = Measured again
home-visit-none = not yet
home-before = Before, { $day }
home-after = After, { $day }
home-projection = After the works (projection)

home-glance-measured = Burden: { $before } → { $after } points
home-glance-projected = Burden: { $before } → { $after } points (projection)
home-glance-barriers = { $count ->
        [0] There was no barrier to mend.
        [one] 1 barrier was found; measuring again shows { $gone } gone and { $left } not.
       *[other] Of { $count } barriers, measuring again shows { $gone } gone and { $left } not.
    }{ $unknown ->
        [0] { "" }
        [one] {" "}1 was not measured again: nobody can say whether it is gone.
       *[other] {" "}{ $unknown } were not measured again: nobody can say whether they are gone.
    }
home-glance-projection = Nobody has measured after the works. “After” on these pages is a projection: what would be if every measure below reached what is required.

home-burden = What the home asks of who lives there
home-burden-none = The record describes no resident, so nobody can say whom a barrier burdens.
home-burden-note = Person × environment: each requirement that is not met has 0 to 4 points for each thing that the resident finds hard. A requirement counts once, however many places break it. The range is what nobody has measured.
home-burden-alt = Two bars. { $before }: { $low } points surely, up to { $high } with what is open. { $after }: { $afterlow } points surely, up to { $afterhigh } with what is open.
home-bar-before = before the works
home-bar-after = after the works
home-bar-projection = Projection
home-bar-projected = not measured yet
home-legend-sure = surely not met
home-legend-open = open: not measured or undecided
home-need = What is hard for the resident
home-needs-summary = Points by what the resident finds hard
home-cells = Where the points come from
home-cell-none = No burden

home-works =
    { $count ->
        [one] Chosen measures: 1
       *[other] Chosen measures: { $count }
    }
home-works-none = Nothing here has a measure.
home-works-summary = Measures with amount, unit price, cost and the burden that each takes away
home-works-note = For each barrier the first measure that its rule names. “Burden” is what a measure takes away by itself if it reaches all that it mends; the figures do not add up where several measures mend places of one requirement.
home-works-note-plain = For each barrier the first measure that its rule names.
home-measure = Measure
home-mends = { " " }mends: { $list }
home-where = Where
home-amount = Amount
home-benefit = Burden
home-sum =
    { $count ->
        [one] 1 measure
       *[other] { $count } measures
    }: { $cost }{ $example ->
        [yes] {" "}(EXAMPLE PRICES, not real ones)
       *[no] { "" }
    }{ $open ->
        [0] .
        [one] ; 1 of them has no price or amount yet and is not in the sum.
       *[other] ; { $open } of them have no price or amount yet and are not in the sum.
    }

home-items = Before and after, item by item
home-items-note = Each barrier of the assessment with what was measured then and now. What was not measured again is not mended.
home-items-projected = What the works must reach, item by item
home-items-projected-note = Each barrier as it was measured, with what is required and the number of the measure that is to mend it.
home-item-summary = { $item }: required, measured and what becomes of it
home-by-measure = by measure { $number }
home-without-measure = No measure
home-photo = { $side } · { $shows }
home-photo-alt = { $side }: photo of { $shows }

home-remaining =
    { $count ->
        [0] What remains
       *[other] What remains: { $count }
    }
home-remaining-none = No barrier that was measured remains.
home-remaining-none-projected = Every barrier has a measure. Whether it mends is known when somebody measures again.
home-remaining-note = The barriers of the second visit.
home-remaining-note-projected = Barriers whose rules name no measure: nothing in this plan changes them.
home-remaining-summary = Barriers that remain
home-since = Since the first visit
home-untested = Not tested: { $count }
home-untested-none = Everything that applies was measured and decided.
home-untested-note = Unknown is neither met nor failed; it is the range of the burden above.
home-untested-summary = Requirements that nobody has decided, item by item
home-why = Why

home-method-burden = Burden: the sum of the points of all requirements that are not met, for what the resident finds hard; the upper end adds what is open. The points stand in the checklists and are Tantu’s own; the result is no Housing Enabler score.
home-method-measures = Measures and amounts come from the checklists and the readings, prices from the book named above; each line is rounded to the fen before the sum.
home-method-after = “After” is measured: both visits are judged by the same checklist, item by item, and only a reading mends.
home-method-projection = “After” is a projection: the barriers that a measure mends count as met, everything else stays as it was measured.
home-method-privacy = Kind and grade of disability and the number of a certificate are not on these pages.
home-record-before = Record of the assessment
home-record-after = Record of the second visit

settled-met = Met
settled-no-longer-applies = No longer applies
settled-waived = Waived
settled-not-met = Not met
settled-unknown = Not measured again

diag-report-homes-held = { $kind } is about homes, and homes are in no public document
    .help = add `--internal` and name the file `*.internal.pdf`
diag-report-no-home = none of these records is of a home
    .help = a home has a profile for homes, such as `household-retrofit`, or a `[resident]`; for other places use the kind `inspection`
