// Package model holds what payments know about money taken.
package model

import (
	"time"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// Payment is money taken from a card.
type Payment struct {
	ID            id.Payment
	Amount        money.Cents
	Reference     string
	Authorization string
	TakenAt       time.Time
	Refunded      bool
}
