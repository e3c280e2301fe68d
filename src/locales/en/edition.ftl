# Editions: by which edition things were judged, what today's asks beyond it, and what a profile changed.
edition-judged = Edition
edition-judged-on = Judged by the edition in force on { $day }.
edition-judged-built = Each item is judged by the edition in force when it was built.
edition-on-alteration = { $modality } when altered
edition-existing = { $count ->
        [one] One barrier is
       *[other] { $count } barriers are
    } on works that stood before { $standards } came into force and that nobody altered since: the code does not bind them retroactively, it asks this of them when they are altered (“required when altered”). They are barriers all the same.{ $built ->
        [yes] {""}
       *[no] {" "}`--as-of built` judges each item by the edition of its time.
    }
edition-items =
    { $basis ->
        [in-force] By { $standards }, in force when they were built: { $items }.
        [before-first] By { $standards }, the earliest edition known here, though they are older: { $items }.
        [year-of-change] By { $standards }, the later of two editions of the year in which they were built: { $items }.
       *[unknown] By today’s edition, { $standards }, because nobody recorded when they were built: { $items }.
    }
edition-items-none =
    { $basis ->
        [unknown] The checklist has no rule of today’s edition on: { $items }.
       *[other] The checklist has no rule of the edition of the time on: { $items }.
    }
edition-item-built = { $item }, { $built }
edition-gaps = Short of today’s edition, though not of that of its time: { $count }
edition-gaps-title = Short of today’s edition
edition-gaps-none = Nothing that meets the edition of its time falls short of today’s.
edition-gaps-note = These do not count as barriers: no rule of the edition of the time, as far as this checklist has it, is broken by them. They show what today’s edition asks of new, altered and extended works.
edition-gap = { $item }: { $rule }. Measured { $measured }. Then { $then }; today { $today }.
edition-then = Then
edition-today = Today
edition-asked = { $code }, clause { $clause }: { $limit }
edition-then-met = { $asked }, met
edition-then-open = { $asked }, not decided
edition-then-no-rule = no such rule here
edition-items-title = Edition by which each item was judged
edition-changed = Limits changed by the profile: { $count }
edition-changed-title = Limits changed by the profile
edition-changed-was = Limit of the standard
edition-changed-is = Limit here
edition-changed-reason = Reason
edition-change = { $rule }: { $limit } instead of { $was }, because: { $reason }
edition-left-out = Left out by the profile: { $count }
edition-left-out-title = Left out by the profile
edition-left-out-one = { $rule }: { $reason }
