// Package basket says what a customer wants to buy.
package basket

import "example.com/shop/shared/contract/id"

// Item is a number of pieces of one product.
type Item struct {
	Product  id.Product
	Quantity int
}
