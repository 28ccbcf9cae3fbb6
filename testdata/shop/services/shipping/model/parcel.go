// Package model holds what shipping knows about parcels.
package model

import (
	"time"

	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
)

// Parcel is what leaves the house for one order, and is stored under the order's id.
type Parcel struct {
	Order       id.Order
	Items       []basket.Item
	ScheduledAt time.Time
	SentAt      time.Time // zero until the parcel is sent
}

// Sent says whether the parcel left the house.
func (p Parcel) Sent() bool { return !p.SentAt.IsZero() }
