# The result sheet: one page for the spot.
result-sheet-title = Accessibility result: { $site }
result-sheet-title-many =
    { $count ->
        [0] Accessibility results
        [one] Accessibility result
       *[other] Accessibility results of { $count } sites
    }
result-sheet-subject = The result of an accessibility inspection on one page, with a code that holds it
result-sheet-next = Next inspection
result-sheet-next-by = by { $day }
result-sheet-next-unset = not set by the checklist
result-sheet-score = Score { $low } to { $high } of 100
result-sheet-score-tested = { "; " }{ $tested } of what applies was measured.
result-sheet-barriers = What stops people: { $count ->
        [0] nothing found
        [one] 1 barrier
       *[other] { $count } barriers
    }
result-sheet-barriers-none = Nothing that was measured stops anybody. What was not measured may.
result-sheet-barriers-summary = The most important barriers
result-sheet-barriers-more = { $count ->
        [one] And 1 more in the inspection report.
       *[other] And { $count } more in the inspection report.
    }
result-sheet-barrier-where = Where
result-sheet-barrier-what = What is not met
result-sheet-barrier-whom = Whom it stops
result-sheet-code-title = This result, to take along
result-sheet-code-note-1 = Point the camera of a phone at the code.
result-sheet-code-note-2 = It holds the result itself as text: no network, no account.
result-sheet-code-note-3 = It names the site, the day and the checklist, and nobody.
result-sheet-code-alt = QR code that holds this result as text: { $text }. Beside it, lines for the stamp of the inspecting office and the date.
result-sheet-sign-office = Inspecting office (stamp)
result-sheet-sign-date = Date
