# The contractor work sheet.
work-sheet-title = Work sheet: { $site }
work-sheet-title-many =
    { $count ->
        [0] Work sheets
       *[other] Work sheets of { $count } sites
    }
work-sheet-subject = What a contractor builds, to which figures, and the check that closes each piece of work
work-sheet-none = There is no site to show. Homes are only in an output that is asked for with --internal.
work-sheet-facts = What this sheet is about
work-sheet-site = Site
work-sheet-surveyed = Measured on
work-sheet-count = Pieces of work
work-sheet-sum = Estimate
work-sheet-example = The prices are examples, and nobody’s offer
work-sheet-nothing = Nothing failed that a measure would mend: there is nothing to build.
work-sheet-how = Fill this sheet in on the screen or by hand. Tick each piece of work when it is done, write what you measured afterwards, and sign at the end. The work is closed when every check is met.

work-sheet-bill = Bill of works
work-sheet-number = No.
work-sheet-where = Where
work-sheet-measure = What is done
work-sheet-quantity = Quantity
work-sheet-price = { $example ->
    [yes] Example price, CNY
   *[no] Unit price, CNY
}
work-sheet-cost = { $example ->
    [yes] Example sum, CNY
   *[no] Sum, CNY
}
work-sheet-per = { $price } / { $unit }
work-sheet-per-unit = / { $unit }
work-sheet-measure-first = measure first
work-sheet-total = Total
work-sheet-not-in-sum = Not in the total: { $unpriced ->
        [0] { "" }
        [one] 1 piece of work without a price
       *[other] { $unpriced } pieces of work without a price
    }{ $unpriced ->
        [0] { "" }
       *[other] { $unmeasured ->
            [0] { "" }
           *[other] { ", " }
        }
    }{ $unmeasured ->
        [0] { "" }
        [one] 1 that must be measured first
       *[other] { $unmeasured } that must be measured first
    }.

work-sheet-works = The works
work-sheet-works-note = Figures are finished dimensions. The drawings are not to scale: build to the figures. A letter in a drawing is that of the check below it.
work-sheet-item = { $number }. { $item }: { $measure }
work-sheet-item-facts = The piece of work
work-sheet-part-of = Part of
work-sheet-within = { ", in " }
work-sheet-to-measure = { $amount }; measure first: { $fields }
work-sheet-costs = Price and sum
work-sheet-price-cost = { $price }; { $cost }
work-sheet-instead = Instead possible

work-sheet-drawing-alt = Drawing of { $element } ({ $views }), not to scale, with the figures to build to: { $figures }.
work-sheet-gauge-alt = What was found and what it must be, each on a scale: { $figures }.
work-sheet-gauge-found = found { $value }

work-sheet-checks = Checks that close the work: { $work }
work-sheet-check = Check
work-sheet-must = Must be
work-sheet-found = Found
work-sheet-after = After the works
work-sheet-meets = Checked
work-sheet-meets-word = met
work-sheet-with = How: { $tools }
work-sheet-record = Record of the work: { $work }
work-sheet-done = Done
work-sheet-done-word = done
work-sheet-day = Date
work-sheet-built = Quantity built
work-sheet-remark = Remark
work-sheet-label = { $what }, { $of }: { $at }
work-sheet-label-item = { $what }: { $of }
work-sheet-label-after = After the works, { $field }: { $of }
work-sheet-label-after-unit = After the works, { $field } in { $unit }: { $of }

work-sheet-open = Failed, and no measure known
work-sheet-open-note = Settle with the office what is done here before work begins.
work-sheet-requirement = Requirement
work-sheet-handover = Handover
work-sheet-handover-note = Sign when every check above is met, or write beside it what stays open.
work-sheet-role = Who
work-sheet-name = Name
work-sheet-signature = Signature
work-sheet-contractor = Contractor
work-sheet-owner = Site
work-sheet-resident = Household
work-sheet-inspector = Checked by
