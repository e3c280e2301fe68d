# The re-inspection report: two visits to a site.
reinspection-title = Accessibility re-inspection: { $site }
reinspection-title-many =
    { $count ->
        [0] Accessibility re-inspections
        [one] Accessibility re-inspection
       *[other] Accessibility re-inspections of { $count } sites
    }
reinspection-subject = Two inspections of a site compared: what was mended, what is new, what nobody can say
reinspection-facts = What is compared
reinspection-before = Earlier visit
reinspection-after = This visit
reinspection-unlike-profile = The two visits were judged by different checklists ({ $before }; { $after }). Scores and verdicts cannot be set against each other; a requirement that only one of them has counts as not measured at the other.
reinspection-unlike-edition = The two visits were judged by different editions or decision rules. A change of verdict may come from there.

change-new = New
change-unchanged = Unchanged
change-not-remeasured = Not shown mended
change-newly-measured = First measured now
change-mended = Mended

reinspection-balance = What became of the barriers
reinspection-balance-lead = { $failed ->
        [0] Nothing had failed at the earlier visit.
        [one] 1 requirement had failed; { $mended } of it mended, { $unchanged } unchanged, { $unknown } not shown mended.
       *[other] { $failed } requirements had failed: { $mended } mended, { $unchanged } unchanged, { $unknown } not shown mended.
    } { $fails ->
        [0] None fails now.
        [one] 1 fails now, of which { $new } new and { $found } measured for the first time.
       *[other] { $fails } fail now, of which { $new } new and { $found } measured for the first time.
    }
reinspection-balance-alt = Two bars. Earlier visit: { $failed } failed, of which { $mended } mended since, { $unknown } not shown mended, { $unchanged } unchanged. This visit: { $fails } failed, of which { $unchanged } unchanged, { $found } first measured now, { $new } new.
reinspection-balance-open = Besides: { $settled } that were open are met now; { $unsettled } that were met were not measured again, or cannot be decided.
reinspection-failed-count = { $count } failed

reinspection-turn = Change
reinspection-better = better
reinspection-worse = worse
reinspection-same = same
reinspection-known = now known
reinspection-unknown = no longer known
reinspection-one-visit = judged once
reinspection-not-judged = not judged
reinspection-verdicts-summary = Verdicts by group at both visits
reinspection-scores-summary = Scores at both visits
reinspection-grade = Grade

reinspection-section-new = New: { $count }
reinspection-section-unchanged = Unchanged: { $count }
reinspection-section-not-remeasured = Not shown mended: { $count }
reinspection-section-newly-measured = First measured now: { $count }
reinspection-section-mended = Mended: { $count }
reinspection-note-new = In order at the earlier visit, or not applicable then; failing now.
reinspection-note-unchanged = Failing at both visits, though a reading may have moved.
reinspection-note-not-remeasured = Failing at the earlier visit and not measured again, undecided, or left out of the later record. This is not mended: measure it.
reinspection-note-newly-measured = Failing now; at the earlier visit nobody had measured it, or the item was not on record.
reinspection-note-mended = Failing at the earlier visit, measured again and in order now, or no longer applicable.
reinspection-item = Item
reinspection-requirement = Requirement
reinspection-required = Required
reinspection-absent = Not on record

reinspection-items = Items that differ between the records
reinspection-items-note = An item that the later record leaves out mends nothing.
reinspection-item-added = Added
reinspection-item-removed = Left out
reinspection-item-renamed = Other id
reinspection-named = { $id } ({ $name })

reinspection-method = How it was compared
reinspection-method-pairs = Visits belong together by the id of the site; items by element and id, else by element and label where only one of each record has it; requirements by rule.
reinspection-method-mended = Mended counts only what was measured again and met, or what the later readings show not to apply.
reinspection-method-open = Both visits were judged by the checklists of this program, so a change of a standard between them is no change here unless the report says so above.
reinspection-record-before = Earlier record
reinspection-record-after = Later record

history-title = The score at each visit
history-note = One scale of 0 to 100; the mark is the score of what was measured.
history-point = { $day }: { $low } to { $high }, { $tested } tested
history-alt = Bars, one a visit. { $list }.
history-barriers = Barriers
