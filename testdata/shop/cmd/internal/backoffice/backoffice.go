// Package backoffice wires the half of the shop that customers do not see: payments and shipping. Orders run in the
// storefront and are called over HTTP.
package backoffice

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
	"example.com/shop/adapters/remote"
	"example.com/shop/adapters/systemclock"
	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/services/payments"
	charge "example.com/shop/services/payments/charge/contract"
	paymentmodel "example.com/shop/services/payments/model"
	refund "example.com/shop/services/payments/refund/contract"
	"example.com/shop/services/shipping"
	parcelmodel "example.com/shop/services/shipping/model"
	send "example.com/shop/services/shipping/send/contract"
	"example.com/shop/transport/backofficeapi"
	"example.com/shop/transport/rpc"
)

// New returns the back office, which keeps its records in the folder data and finds the storefront at the given URL.
func New(data, storefront string, log *slog.Logger) (http.Handler, error) {
	paymentStore, err1 := jsonstore.Open[paymentmodel.Payment](filepath.Join(data, "payments"))
	parcels, err2 := jsonstore.Open[parcelmodel.Parcel](filepath.Join(data, "parcels"))
	mail, err3 := mailbox.Open(filepath.Join(data, "mail"))
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	clock, ids, bus := systemclock.New(), randomid.New(), eventbus.New(log)

	paymentsModule := payments.New(payments.Ports{
		Payments: paymentStore, Cards: cardnetwork.New(ids), IDs: ids, Clock: clock,
	})
	shippingModule := shipping.New(shipping.Ports{
		Parcels:     parcels,
		FulfilOrder: remote.FulfilOrder(remote.NewClient(storefront)),
		ParcelSent:  eventbus.Publisher[send.ParcelSent](bus),
		Mail:        mail,
		Clock:       clock,
	})
	eventbus.Subscribe[place.OrderPlaced](bus, shippingModule.ScheduleParcel)
	eventbus.Subscribe[send.ParcelSent](bus, shippingModule.NotifyCustomer)

	mux := http.NewServeMux()
	backofficeapi.Register(mux, backofficeapi.Operations{
		PaymentHistory: paymentsModule.PaymentHistory,
		SendParcel:     shippingModule.SendParcel,
		TrackParcel:    shippingModule.TrackParcel,
	})
	rpc.Operation(mux, "payments", "charge", paymentsModule.ChargeCard.Handle,
		charge.ErrInvalid, charge.ErrDeclined, charge.ErrUnavailable)
	rpc.Operation(mux, "payments", "refund", paymentsModule.RefundPayment.Handle,
		refund.ErrUnknownPayment, refund.ErrUnavailable)
	rpc.Event(mux, "order-placed", eventbus.Publisher[place.OrderPlaced](bus))
	return mux, nil
}
