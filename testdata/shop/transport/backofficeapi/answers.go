package backofficeapi

import (
	"time"

	history "example.com/shop/services/payments/history/contract"
	send "example.com/shop/services/shipping/send/contract"
	track "example.com/shop/services/shipping/track/contract"
)

type payment struct {
	ID          string    `json:"id"`
	AmountCents int64     `json:"amount_cents"`
	Reference   string    `json:"reference"`
	TakenAt     time.Time `json:"taken_at"`
	Refunded    bool      `json:"refunded"`
}

type parcel struct {
	ScheduledAt time.Time `json:"scheduled_at,omitzero"`
	SentAt      time.Time `json:"sent_at,omitzero"`
}

func writeHistory(out history.Out) any {
	payments := make([]payment, len(out.Payments))
	for i, p := range out.Payments {
		payments[i] = payment{
			ID: string(p.ID), AmountCents: int64(p.Amount), Reference: p.Reference, TakenAt: p.TakenAt, Refunded: p.Refunded,
		}
	}
	return struct {
		Payments   []payment `json:"payments"`
		TotalCents int64     `json:"total_cents"`
	}{Payments: payments, TotalCents: int64(out.Total)}
}

func writeTrack(out track.Out) any {
	return parcel{ScheduledAt: out.ScheduledAt, SentAt: out.SentAt}
}

func writeSend(out send.Out) any {
	return parcel{SentAt: out.SentAt}
}
