# The acceptance certificate: works measured again.
certificate-title = Acceptance certificate: { $site }
certificate-title-many =
    { $count ->
        [0] Acceptance certificates
        [one] Acceptance certificate
       *[other] Acceptance certificates of { $count } sites
    }
certificate-subject = Works accepted, or not, by measuring again
certificate-facts = What is accepted
certificate-before = Visit before the works
certificate-after = Measured again
certificate-date = Issued

conclusion-accepted = Accepted
conclusion-with-remarks = Accepted with remarks
conclusion-not-accepted = Not accepted
conclusion-nothing = Nothing to accept
conclusion-accepted-note = Everything that had failed was measured again and is met, or applies no more.
conclusion-with-remarks-note = Everything was measured again, and no critical or serious requirement of the works is left open. What is remarked below is moderate or minor, waived, or was first found now.
conclusion-not-accepted-note = A critical or serious requirement is not met, or something was not measured again. Unknown is never accepted.
conclusion-nothing-note = At the earlier visit nothing had failed.
certificate-counts =
    { $count ->
        [one] 1 requirement had failed
       *[other] { $count } requirements had failed
    }: { $met } met now, { $gone } no longer apply, { $waived } waived, { $failed } not met, { $unknown } not measured again.

certificate-lines = Works and what was measured
certificate-lines-summary = Each barrier of the earlier visit, by the work that was to mend it: required, measured before, measured after, outcome
certificate-outcome = Outcome
certificate-no-measure = Without a measure
certificate-remarks = Remarks
certificate-remark = { ": " }{ $item } · { $rule }
certificate-remark-figures = { " " }({ $measured }; required { $limit })
certificate-remark-waived = Waived
certificate-remark-not-met = Not met
certificate-remark-unknown = Not measured again
certificate-remark-new = New since the works
certificate-remark-found = First found now, not part of the works

certificate-basis = By what it was judged
certificate-standards = Standards: { $standards }.
certificate-record-before = Record before
certificate-record-after = Record after
certificate-unlike = The two visits were judged by different checklists, editions or decision rules.

certificate-signatures = Signatures and stamps
certificate-sign-contractor = Contractor
certificate-sign-inspector = Measured by
certificate-sign-resident = Resident or family
certificate-sign-owner = For the site
certificate-sign-office = Accepting office
certificate-sign = Name, signature, date
certificate-stamp = Name, signature, date, stamp
