// Package orders binds the operations around orders to the ports that a deployment chooses. Operations of other
// capabilities are ports as well: whether they run in this process, only the deployment knows.
package orders

import (
	quote "example.com/shop/services/catalog/quote/contract"
	release "example.com/shop/services/catalog/release/contract"
	reserve "example.com/shop/services/catalog/reserve/contract"
	"example.com/shop/services/orders/cancel"
	cancelapi "example.com/shop/services/orders/cancel/contract"
	"example.com/shop/services/orders/confirm"
	confirmapi "example.com/shop/services/orders/confirm/contract"
	"example.com/shop/services/orders/fulfil"
	fulfilapi "example.com/shop/services/orders/fulfil/contract"
	"example.com/shop/services/orders/get"
	getapi "example.com/shop/services/orders/get/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/services/orders/place"
	placeapi "example.com/shop/services/orders/place/contract"
	charge "example.com/shop/services/payments/charge/contract"
	refund "example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/events"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/mail"
	"example.com/shop/shared/contract/store"
)

// Orders stores orders.
type Orders interface {
	store.Getter[model.Order]
	store.Putter[model.Order]
}

// Ports is what orders need from their deployment.
type Ports struct {
	Orders        Orders
	QuoteItems    quote.QuoteItems
	ReserveStock  reserve.ReserveStock
	ReleaseStock  release.ReleaseStock
	ChargeCard    charge.ChargeCard
	RefundPayment refund.RefundPayment
	OrderPlaced   events.Publisher[placeapi.OrderPlaced]
	Mail          mail.Sender
	IDs           id.Source
	Clock         clock.Clock
}

// Module is what orders can do.
type Module struct {
	PlaceOrder   placeapi.PlaceOrder
	GetOrder     getapi.GetOrder
	CancelOrder  cancelapi.CancelOrder
	FulfilOrder  fulfilapi.FulfilOrder
	ConfirmOrder confirmapi.ConfirmOrder
}

// New builds the capability.
func New(ports Ports) Module {
	return Module{
		PlaceOrder: place.New(place.Ports{
			QuoteItems:    ports.QuoteItems,
			ReserveStock:  ports.ReserveStock,
			ReleaseStock:  ports.ReleaseStock,
			ChargeCard:    ports.ChargeCard,
			RefundPayment: ports.RefundPayment,
			Orders:        ports.Orders,
			OrderPlaced:   ports.OrderPlaced,
			IDs:           ports.IDs,
			Clock:         ports.Clock,
		}),
		GetOrder:     get.New(get.Ports{Orders: ports.Orders}),
		CancelOrder:  cancel.New(cancel.Ports{Orders: ports.Orders, ReleaseStock: ports.ReleaseStock, RefundPayment: ports.RefundPayment}),
		FulfilOrder:  fulfil.New(fulfil.Ports{Orders: ports.Orders}),
		ConfirmOrder: confirm.New(confirm.Ports{Mail: ports.Mail}),
	}
}
