# The inspection report.
inspection-title = Accessibility inspection: { $site }
inspection-title-home = Home accessibility inspection: { $site }
inspection-title-many =
    { $count ->
        [0] Accessibility inspections
        [one] Accessibility inspection
       *[other] Accessibility inspections of { $count } sites
    }
inspection-subject = Findings, verdicts and score of an accessibility inspection
inspection-internal = INTERNAL · not for publication
inspection-internal-home = INTERNAL · holds personal data · not for publication
inspection-comma = { ", " }
inspection-colon = { ": " }
inspection-percent = { $number } %
inspection-item-floor = { $item } ({ $floor })
inspection-clause-of = { $standard }, { $clause }
inspection-waived = waived

inspection-facts = The survey at a glance
inspection-site = Site
inspection-site-id = Site number
inspection-surveyed = Surveyed
inspection-inspector = Inspector
inspection-profile = Checklist
inspection-date = Report of
inspection-works = Works
inspection-works-assumed = { $works } (assumed by the checklist)
inspection-items = Items inspected
inspection-area = Area code
inspection-address = Address
inspection-standards = Standards
inspection-stale =
    { $months ->
        [one] This survey was good for one month, until { $date }: inspect again before relying on it.
       *[other] This survey was good for { $months } months, until { $date }: inspect again before relying on it.
    }

inspection-verdicts = Who can use the place
inspection-verdicts-none = The checklist has no critical requirement, so there is no verdict.
inspection-verdicts-note = A verdict looks at critical requirements first: one that is broken is not outweighed by any number of small ones that are met. What was not decided is undetermined, never passed.
inspection-break-failed = at “{ $item }” this is not met: { $rule }
inspection-break-open = at “{ $item }” this is not decided: { $rule }
inspection-break-nothing = no critical requirement was looked at
inspection-break-way = { $text } (on the way to { $to })
inspection-destinations = Destination by destination
inspection-groups = People
inspection-verdict = Verdict
inspection-where = Where it breaks

inspection-score = Score
inspection-score-none = No requirement applies, so there is no score.
inspection-score-is = { $score } of 100
inspection-score-untested = Nothing was tested
inspection-score-range = { "" }, between { $low } and { $high } once everything is known; { $tested } tested.{ " " }
inspection-grade = Grade { $grade }: { $title }.
inspection-grade-withheld = Grade withheld: less than { $least } was tested.
inspection-score-parts = By weight, { $low } is surely met, { $open } is open, { $failed } is surely not met. The grade reads what is surely met.
inspection-legend-met = surely met
inspection-legend-open = open: not tested or not decided
inspection-legend-failed = surely not met
inspection-by-group = By people
inspection-by-element = By element
inspection-low = Low end
inspection-high = High end
inspection-tested = Tested
inspection-points = Points

inspection-barriers =
    { $count ->
        [0] Barriers
        [one] Barriers: one
       *[other] Barriers: { $count }
    }
inspection-barriers-none = No barrier was found in what was tested.
inspection-barriers-note = In order of impact, then of what mending would add to the score.
inspection-barrier = { $number }. { $item } — not met: { $rule }
inspection-barrier-facts = Figures of the barrier
inspection-impact = Impact
inspection-measured = Measured
inspection-required = Required
inspection-clause = Clause
inspection-affects = Affects
inspection-everybody = Everybody
inspection-everybody-else = Everybody else
inspection-remedy = Remedy
inspection-gain-points = mending it adds { $points } points
inspection-note = Remark
inspection-photo-alt = photo of { $shows }
inspection-photos = Further photos

inspection-open =
    { $count ->
        [0] To be measured
        [one] To be measured: one
       *[other] To be measured: { $count }
    }
inspection-open-none = Everything that applies was measured and decided.
inspection-open-summary = What was not measured, or must be measured again
inspection-item = Item
inspection-requirement = Requirement
inspection-result = Result
inspection-reason = Why
inspection-checks =
    { $count ->
        [0] All checks
        [one] All checks: one
       *[other] All checks: { $count }
    }
inspection-checks-none = No requirement applies to what was inspected.
inspection-checks-summary = Every check that applies, with what was measured and what is required
inspection-inapplicable = Requirements that do not apply
inspection-advice = Advice
inspection-advice-note = The figures of these requirements are not vouched for yet. They advise; they neither fail anything nor count in the score.
inspection-waivers = Waivers
inspection-waivers-note = A waiver is a decision, not a measurement: it takes a requirement out of the score, is never counted as passed, and changes no verdict.
inspection-waiver-reason = Reason
inspection-waiver-by = Decided by
inspection-waiver-until = Until
inspection-waiver-state = State
inspection-waiver-expired = Expired
inspection-waiver-in-force = In force
inspection-all-items = all items

inspection-resident = Resident
inspection-resident-name = Name
inspection-resident-phone = Phone
inspection-resident-address = Address
inspection-resident-needs = Limitations
inspection-burden = Burden on the resident
inspection-burden-is = { $low } points
inspection-burden-range = { $low } to { $high } points
inspection-burden-note = Points of 1 to 4 for each requirement that is not met, by what this resident cannot do. The range holds what is open. The scale is this project’s own.
inspection-burden-sure = Not met
inspection-burden-open = Open
inspection-homes = Homes
inspection-homes-few = No public site is in this report, and homes are not shown one by one. Figures of them are given from { $least } homes on.
inspection-homes-hidden = About { $count } homes were inspected that are not shown one by one. Their number and means are rounded, and homes in areas with few of them are left out.
inspection-homes-mean = Mean over the homes

inspection-method = Method and versions
inspection-decision-simple = Decision: by the value alone (simple acceptance); the risk at the limit is shared.
inspection-decision-guarded = Decision: guarded. A reading passes or fails only if its whole interval of uncertainty (k = 2) lies inside or outside the limit; otherwise it is to be measured again (JCGM 106).
inspection-decision-strict = Decision: strict. A reading passes only if its whole interval of uncertainty (k = 2) lies inside the limit; doubt counts as failed (ISO 14253-1).
inspection-unknown = What was not measured is not tested, and what cannot be decided stays open; neither is ever counted as passed.
inspection-formula = Score: each requirement counts once, however many items it was checked on, with the weight of its impact (critical { $critical }, serious { $serious }, moderate { $moderate }, minor { $minor }). The low end takes everything open as not met, the high end as met, the score leaves it out.
inspection-verdict-rule = Verdict: a route is as good as its worst item, a destination as good as its best route, a site as good as its worst destination, by the critical requirements for the group.
inspection-alternatives = Under other weights the score lies between: { $list }.
inspection-alternative = { $weights }: { $low }–{ $high }
inspection-instruments = Instruments
inspection-instruments-none = No reading names its instrument.
inspection-instrument = Instrument
inspection-uncertainty = Expanded uncertainty (k = 2)
inspection-uncertainty-none = not stated
inspection-spread = ± { $spread }
inspection-spread-relative = ± { $spread } of the value
inspection-standard = { "" }: { $title }. { $issuer }, in force from { $date }.{ " " }
inspection-clauses-not-met = Clauses not met:{ " " }
inspection-barrier-number = barrier { $number }
inspection-bracket-open = { " (" }
inspection-bracket-close = )
inspection-versions = Versions
inspection-program = Program
inspection-checklist = Checklist
inspection-checklist-hash = SHA-256 of the checklists
inspection-record = Record

inspection-signatures = Signatures
inspection-sign-inspector = Inspector
inspection-sign-site = For the site
inspection-sign-reviewer = Reviewed by
inspection-sign-resident = Resident or family
inspection-sign-village = For the village or community
inspection-sign-date = Date

inspection-only-failed = This is an extract: only the checks that failed
inspection-only-failed-note = Left out: { $passed } passed, { $undecided } measured but undecided, { $untested } not measured. The verdicts and the score are those of the whole inspection.
inspection-title-failed = { $title } · only what failed
