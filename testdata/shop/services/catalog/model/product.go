// Package model holds what the catalog knows about products.
package model

import (
	"time"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// Product is something that the shop sells.
type Product struct {
	ID      id.Product
	Name    string
	Price   money.Cents
	Stock   int
	AddedAt time.Time
}

// Take returns the product with quantity pieces fewer in stock, and false when there are not enough.
func (p Product) Take(quantity int) (Product, bool) {
	if quantity > p.Stock {
		return p, false
	}
	p.Stock -= quantity
	return p, true
}

// Return returns the product with quantity pieces more in stock.
func (p Product) Return(quantity int) Product {
	p.Stock += quantity
	return p
}
