# The result sheet: one page for the spot.
sheet-title = Accessibility result: { $site }
sheet-title-many =
    { $count ->
        [0] Accessibility results
        [one] Accessibility result
       *[other] Accessibility results of { $count } sites
    }
sheet-subject = The result of an accessibility inspection on one page, with a code that holds it
sheet-next = Next inspection
sheet-next-by = by { $day }
sheet-next-unset = not set by the checklist
sheet-score = Score { $low } to { $high } of 100
sheet-score-tested = { "; " }{ $tested } of what applies was measured.
sheet-barriers = What stops people: { $count ->
        [0] nothing found
        [one] 1 barrier
       *[other] { $count } barriers
    }
sheet-barriers-none = Nothing that was measured stops anybody. What was not measured may.
sheet-barriers-summary = The most important barriers
sheet-barriers-more = { $count ->
        [one] And 1 more in the inspection report.
       *[other] And { $count } more in the inspection report.
    }
sheet-barrier-where = Where
sheet-barrier-what = What is not met
sheet-barrier-whom = Whom it stops
sheet-code-title = This result, to take along
sheet-code-note-1 = Point the camera of a phone at the code.
sheet-code-note-2 = It holds the result itself as text: no network, no account.
sheet-code-note-3 = It names the site, the day and the checklist, and nobody.
sheet-code-alt = QR code that holds this result as text: { $text }. Beside it, lines for the stamp of the inspecting office and the date.
sheet-sign-office = Inspecting office (stamp)
sheet-sign-date = Date
