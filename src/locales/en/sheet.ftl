sheet-all = All rules
sheet-facts = { $rules ->
        [one] 1 rule
       *[other] { $rules } rules
    } of { $standards ->
        [one] 1 standard
       *[other] { $standards } standards
    } on { $elements ->
        [one] 1 element
       *[other] { $elements } elements
    }.
sheet-caution = Figures are paraphrased, each with how sure it is: read the clause before you rely on one. A preview advises and never fails anything.
sheet-overview = Rules by element and standard
sheet-rules-of = { $element }: what is asked
sheet-fields-of = { $element }: how to measure
sheet-measuring = How to measure:
sheet-left-out = Left out by the profile
sheet-everyone = everyone
sheet-when = When: { $when }
sheet-changed = Instead of { $was }, because: { $reason }
sheet-cited = { $code }, { $clause }
sheet-tool = { $title } ({ $spread })
sheet-no-tool = by eye, or by asking
sheet-total = Total
sheet-head-element = Element
sheet-head-standard = Standard
sheet-head-in-force = In force from
sheet-head-profile = Profile
sheet-head-rules = Rules
sheet-head-asked = What is asked
sheet-head-limit = Limit
sheet-head-measured = What is measured
sheet-head-source = Clause
sheet-head-impact = Impact
sheet-head-groups = Who is affected
sheet-head-remedy = Remedy
sheet-head-rule = Rule
sheet-head-how = How
sheet-head-tools = With what (uncertainty, k = 2)
sheet-skip = Skip to the rules
sheet-contents = Contents
sheet-filter = Show only rows that contain
sheet-filter-hint = All words must occur, such as “slope wheelchair”; Esc clears the field.
sheet-filter-shown = {"{"}shown{"}"} of {"{"}all{"}"} rules shown
sheet-made = Made by Tantu { $version } from the checklists { $hash }, units: { $units ->
        [us] US customary
       *[metric] metric
    }.
sheet-index = Checklists
sheet-index-back = All checklists
sheet-index-profiles = By profile
sheet-index-standards = By standard
sheet-index-matrix = By element and standard
sheet-index-about = What each rule asks, its limit, its clause, how to measure, who is affected and what mends it. A number leads to the rules of that standard on that element, the name of an element to all rules on it. The same as a file of your own: `tantu checklist export`.
sheet-other-language = 中文
