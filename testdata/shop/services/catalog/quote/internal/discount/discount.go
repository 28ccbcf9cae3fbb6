// Package discount knows how much cheaper larger quantities are.
package discount

import "example.com/shop/shared/contract/money"

// Apply takes the quantity's discount off a price and rounds in the shop's favour.
func Apply(price money.Cents, quantity int) money.Cents {
	return price - price*money.Cents(percent(quantity))/100
}

func percent(quantity int) int {
	switch {
	case quantity >= 100:
		return 15
	case quantity >= 10:
		return 5
	default:
		return 0
	}
}
