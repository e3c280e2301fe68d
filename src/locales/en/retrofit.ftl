# Amounts and costs of measures.
amount-unknown = to be measured on site
amount-counted = { $number } { $unit }
amount-each = { $amount } at each item
amount-site = { $amount } for the whole site
amount-or-usual = { $formula }; without the readings { $usual }
cost-typical = CNY { $typical } ({ $low } – { $high })
cost-range = CNY { $low } – { $high }
amount-at = { $element }: { $amount }
price-unit = CNY { $typical } per { $unit } ({ $min } – { $max })
price-example = example: { $price }
price-book = Prices: { $title } ({ $region }), as of { $date }. { $example ->
    [yes] EXAMPLE FIGURES, not real prices.
   *[no] { "" }
} Source: { $source }.
