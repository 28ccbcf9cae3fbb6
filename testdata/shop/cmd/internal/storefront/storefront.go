// Package storefront wires the half of the shop that customers talk to: the catalog and orders. Payments and shipping
// run in the back office and are called over HTTP.
package storefront

import (
	"errors"
	"log/slog"
	"net/http"
	"path/filepath"

	"example.com/shop/adapters/eventbus"
	"example.com/shop/adapters/jsonstore"
	"example.com/shop/adapters/mailbox"
	"example.com/shop/adapters/randomid"
	"example.com/shop/adapters/remote"
	"example.com/shop/adapters/systemclock"
	"example.com/shop/services/catalog"
	productmodel "example.com/shop/services/catalog/model"
	"example.com/shop/services/orders"
	fulfil "example.com/shop/services/orders/fulfil/contract"
	ordermodel "example.com/shop/services/orders/model"
	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/transport/rpc"
	"example.com/shop/transport/storefrontapi"
)

// New returns the storefront, which keeps its records in the folder data and finds the back office at the given URL.
func New(data, backoffice string, log *slog.Logger) (http.Handler, error) {
	products, err1 := jsonstore.Open[productmodel.Product](filepath.Join(data, "products"))
	orderStore, err2 := jsonstore.Open[ordermodel.Order](filepath.Join(data, "orders"))
	mail, err3 := mailbox.Open(filepath.Join(data, "mail"))
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	clock, ids, bus := systemclock.New(), randomid.New(), eventbus.New(log)
	client := remote.NewClient(backoffice)

	catalogModule := catalog.New(catalog.Ports{Products: products, IDs: ids, Clock: clock})
	ordersModule := orders.New(orders.Ports{
		Orders:        orderStore,
		QuoteItems:    catalogModule.QuoteItems,
		ReserveStock:  catalogModule.ReserveStock,
		ReleaseStock:  catalogModule.ReleaseStock,
		ChargeCard:    remote.ChargeCard(client),
		RefundPayment: remote.RefundPayment(client),
		OrderPlaced:   eventbus.Publisher[place.OrderPlaced](bus),
		Mail:          mail,
		IDs:           ids,
		Clock:         clock,
	})
	eventbus.Subscribe[place.OrderPlaced](bus, ordersModule.ConfirmOrder)
	eventbus.Subscribe(bus, remote.Forwarder[place.OrderPlaced](client, "order-placed"))

	mux := http.NewServeMux()
	storefrontapi.Register(mux, storefrontapi.Operations{
		AddProduct:   catalogModule.AddProduct,
		ListProducts: catalogModule.ListProducts,
		PlaceOrder:   ordersModule.PlaceOrder,
		GetOrder:     ordersModule.GetOrder,
		CancelOrder:  ordersModule.CancelOrder,
	})
	rpc.Operation(mux, "orders", "fulfil", ordersModule.FulfilOrder.Handle,
		fulfil.ErrNotFound, fulfil.ErrCancelled, fulfil.ErrUnavailable)
	return mux, nil
}
