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
diag-checklist-formula = the quantity `{ $formula }` cannot be reckoned: { $fault ->
        [ends] a number, a field or a bracket is missing at the end
        [unexpected] `{ $found }` does not belong there
        [bracket] a bracket is not closed
        [unit] `{ $found }` is no unit of length or area
        [divisor] `{ $found }` is no plain number above zero, and only by such can be divided
        [field] `{ $found }` is a field, and fields differ from element to element
        [kind] `{ $found }` is no length, area, number or ratio
        [sum] { $found ->
            [length] a length
            [area] an area
            [volume] a volume
           *[number] a plain number
        } and { $expected ->
            [length] a length
            [area] an area
            [volume] a volume
           *[number] a plain number
        } cannot be added
       *[result] it gives { $found ->
            [length] a length
            [area] an area
            [volume] a volume
           *[number] a plain number
        }, and the unit is `{ $expected }`
    }
    .label = this formula
    .help = { $fault ->
        [unit] write mm, cm, m or m²
        [field] name the element: quantity = {"{"} ramp = "2 * length" {"}"}
        [result] unit `m` needs a length, `m2` an area, every other unit a plain number
        [sum] multiply by a length, or write the unit: `300 mm`
       *[other] a formula has numbers, lengths such as `300 mm`, fields, `+`, `*`, `/` and brackets: `2 * (length + 300 mm)`
    }
diag-checklist-price-unit = the price of `{ $measure }` is by `{ $found }`, and the measure is counted in `{ $unit }`
    .label = another unit
    .help = give the price for one `{ $unit }`, then write unit = "{ $unit }"
diag-checklist-measure-unused = no rule names the measure `{ $measure }`, and no list has it
    .label = leads nowhere
    .help = name it in the `remedy` of a rule or in a file of lists/, or take it out
diag-checklist-measure-stray = `{ $measure }` has a quantity for `{ $element }`, and no rule there names it
    .label = never used
    .help = take the formula out, or name the measure in the `remedy` of a rule on `{ $element }`
diag-checklist-remedy-missing = `{ $rule }` says nothing about how to mend what fails
    .label = no measure
    .help = name at least one measure in `remedy`, the usual one first
diag-measure-list-unknown = there is no list `{ $list }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`?
       *[no] known lists: { $known }
    }
