// Package payments binds the operations around money to the ports that a deployment chooses.
package payments

import (
	"example.com/shop/services/payments/charge"
	chargeapi "example.com/shop/services/payments/charge/contract"
	gateway "example.com/shop/services/payments/gateway/contract"
	"example.com/shop/services/payments/history"
	historyapi "example.com/shop/services/payments/history/contract"
	"example.com/shop/services/payments/model"
	"example.com/shop/services/payments/refund"
	refundapi "example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
)

// Payments stores payments.
type Payments interface {
	store.Getter[model.Payment]
	store.Putter[model.Payment]
	store.Lister[model.Payment]
}

// Cards is the card network.
type Cards interface {
	gateway.Authoriser
	gateway.Reverser
}

// Ports is what payments need from their deployment.
type Ports struct {
	Payments Payments
	Cards    Cards
	IDs      id.Source
	Clock    clock.Clock
}

// Module is what payments can do.
type Module struct {
	ChargeCard     chargeapi.ChargeCard
	RefundPayment  refundapi.RefundPayment
	PaymentHistory historyapi.PaymentHistory
}

// New builds the capability.
func New(ports Ports) Module {
	return Module{
		ChargeCard: charge.New(charge.Ports{
			Cards: ports.Cards, Undo: ports.Cards, Payments: ports.Payments, IDs: ports.IDs, Clock: ports.Clock,
		}),
		RefundPayment:  refund.New(refund.Ports{Payments: ports.Payments, Cards: ports.Cards}),
		PaymentHistory: history.New(history.Ports{Payments: ports.Payments}),
	}
}
