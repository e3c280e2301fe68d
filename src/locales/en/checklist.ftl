# What is wrong with a checklist file, and what to do.
diag-checklist-duplicate-id = the id `{ $id }` stands twice
    .label = this id is taken
    .help = give it another id; ids are permanent, so change the newer one
diag-checklist-unknown-reference = there is no { $what } `{ $name }`
    .label = not in the checklists
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`?
       *[no] add it, or take this reference out; known: { $known }
    }
diag-checklist-value = `{ $key }` does not fit: { $reason }
    .label = here
    .help = see docs/reference/checklist-format.md for what may stand here
diag-checklist-language = `{ $key }` has no text in { $language ->
        [zh] Chinese
       *[en] English
    }
    .label = both languages are needed
    .help = write `{ $key } = {"{"} zh = "…", en = "…" {"}"}`
diag-checklist-case = case { $case } of `{ $rule }` gives { $found }, and expects { $expected }
    .label = expected here
    .help = correct the rule or the case; a case is the proof that the rule says what it means
diag-checklist-case-missing = `{ $rule }` has no case that expects `{ $outcome }`
    .label = every rule needs one
    .help = { $outcome ->
        [inapplicable] add a case in which the condition `when` does not hold
        [untested] add a case without the reading: {"{"} given = {"{}"}, expect = "untested" {"}"}
       *[other] add a case just inside the limit and one just beyond it
    }
diag-checklist-cycle = profiles extend each other: { $ring }
    .label = this closes the ring
    .help = let one of them stand alone
diag-checklist-not-selected = the profile `{ $profile }` does not have `{ $rule }`
    .label = nothing to change here
    .help = select the rule’s standard and element, or take this entry out
