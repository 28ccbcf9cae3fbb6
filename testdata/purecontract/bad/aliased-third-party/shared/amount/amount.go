package amount

import "example.org/money"

// Amount hides where it comes from.
type Amount = money.Money
