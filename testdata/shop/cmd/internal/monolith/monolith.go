// Package monolith wires all capabilities into one process: a call from one to another is a function call.
package monolith

import (
	"errors"
	"log/slog"
	"net/http"
	"path/filepath"

	"example.com/shop/adapters/cardnetwork"
	"example.com/shop/adapters/eventbus"
	"example.com/shop/adapters/jsonstore"
	"example.com/shop/adapters/mailbox"
	"example.com/shop/adapters/randomid"
	"example.com/shop/adapters/systemclock"
	"example.com/shop/services/catalog"
	productmodel "example.com/shop/services/catalog/model"
	"example.com/shop/services/orders"
	ordermodel "example.com/shop/services/orders/model"
	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/services/payments"
	paymentmodel "example.com/shop/services/payments/model"
	"example.com/shop/services/shipping"
	parcelmodel "example.com/shop/services/shipping/model"
	send "example.com/shop/services/shipping/send/contract"
	"example.com/shop/transport/backofficeapi"
	"example.com/shop/transport/storefrontapi"
)

// New returns the whole shop, which keeps its records in the folder data.
func New(data string, log *slog.Logger) (http.Handler, error) {
	products, err1 := jsonstore.Open[productmodel.Product](filepath.Join(data, "products"))
	orderStore, err2 := jsonstore.Open[ordermodel.Order](filepath.Join(data, "orders"))
	paymentStore, err3 := jsonstore.Open[paymentmodel.Payment](filepath.Join(data, "payments"))
	parcels, err4 := jsonstore.Open[parcelmodel.Parcel](filepath.Join(data, "parcels"))
	mail, err5 := mailbox.Open(filepath.Join(data, "mail"))
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return nil, err
	}
	clock, ids, bus := systemclock.New(), randomid.New(), eventbus.New(log)

	catalogModule := catalog.New(catalog.Ports{Products: products, IDs: ids, Clock: clock})
	paymentsModule := payments.New(payments.Ports{
		Payments: paymentStore, Cards: cardnetwork.New(ids), IDs: ids, Clock: clock,
	})
	ordersModule := orders.New(orders.Ports{
		Orders:        orderStore,
		QuoteItems:    catalogModule.QuoteItems,
		ReserveStock:  catalogModule.ReserveStock,
		ReleaseStock:  catalogModule.ReleaseStock,
		ChargeCard:    paymentsModule.ChargeCard,
		RefundPayment: paymentsModule.RefundPayment,
		OrderPlaced:   eventbus.Publisher[place.OrderPlaced](bus),
		Mail:          mail,
		IDs:           ids,
		Clock:         clock,
	})
	shippingModule := shipping.New(shipping.Ports{
		Parcels:     parcels,
		FulfilOrder: ordersModule.FulfilOrder,
		ParcelSent:  eventbus.Publisher[send.ParcelSent](bus),
		Mail:        mail,
		Clock:       clock,
	})
	eventbus.Subscribe[place.OrderPlaced](bus, ordersModule.ConfirmOrder)
	eventbus.Subscribe[place.OrderPlaced](bus, shippingModule.ScheduleParcel)
	eventbus.Subscribe[send.ParcelSent](bus, shippingModule.NotifyCustomer)

	mux := http.NewServeMux()
	storefrontapi.Register(mux, storefrontapi.Operations{
		AddProduct:   catalogModule.AddProduct,
		ListProducts: catalogModule.ListProducts,
		PlaceOrder:   ordersModule.PlaceOrder,
		GetOrder:     ordersModule.GetOrder,
		CancelOrder:  ordersModule.CancelOrder,
	})
	backofficeapi.Register(mux, backofficeapi.Operations{
		PaymentHistory: paymentsModule.PaymentHistory,
		SendParcel:     shippingModule.SendParcel,
		TrackParcel:    shippingModule.TrackParcel,
	})
	return mux, nil
}
