# 措施的工程量和费用。
amount-unknown = 现场量定
amount-counted = { $number } { $unit }
amount-each = 每处设施 { $amount }
amount-site = 全场所 { $amount }
amount-or-usual = { $formula }；未测时按 { $usual }
cost-typical = { $typical } 元（{ $low }～{ $high } 元）
cost-range = { $low }～{ $high } 元
amount-at = { $element }：{ $amount }
price-unit = 每{ $unit } { $typical } 元（{ $min }～{ $max } 元）
price-example = 示例：{ $price }
price-book = 价目：{ $title }（{ $region }），{ $date }。{ $example ->
    [yes] 【示例数字，不是真实价格】
   *[no] { "" }
}来源：{ $source }。
