// Package model holds what the shop knows about orders.
package model

import (
	"time"

	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// Status says how far an order got.
type Status string

// An order is placed first; then it is either shipped or cancelled.
const (
	Placed    Status = "placed"
	Shipped   Status = "shipped"
	Cancelled Status = "cancelled"
)

// Order is what a customer bought.
type Order struct {
	ID       id.Order
	Email    string
	Items    []basket.Item
	Total    money.Cents
	Payment  id.Payment
	Status   Status
	PlacedAt time.Time
}
