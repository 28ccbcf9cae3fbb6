// Package storefrontapi is the HTTP interface for customers: products and orders.
package storefrontapi

import (
	"net/http"

	addproduct "example.com/shop/services/catalog/addproduct/contract"
	listproducts "example.com/shop/services/catalog/listproducts/contract"
	cancel "example.com/shop/services/orders/cancel/contract"
	get "example.com/shop/services/orders/get/contract"
	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/transport/httpjson"
)

// Operations is what the interface offers.
type Operations struct {
	AddProduct   addproduct.AddProduct
	ListProducts listproducts.ListProducts
	PlaceOrder   place.PlaceOrder
	GetOrder     get.GetOrder
	CancelOrder  cancel.CancelOrder
}

// Register adds the interface to mux.
func Register(mux *http.ServeMux, operations Operations) {
	mux.Handle("POST /products", httpjson.Endpoint(http.StatusCreated,
		readNewProduct, operations.AddProduct.Handle, writeNewProduct,
		httpjson.Statuses{
			addproduct.ErrInvalid:     http.StatusBadRequest,
			addproduct.ErrUnavailable: http.StatusServiceUnavailable,
		}))
	mux.Handle("GET /products", httpjson.Endpoint(http.StatusOK,
		readProductFilter, operations.ListProducts.Handle, writeProducts,
		httpjson.Statuses{
			listproducts.ErrUnavailable: http.StatusServiceUnavailable,
		}))
	mux.Handle("POST /orders", httpjson.Endpoint(http.StatusCreated,
		readNewOrder, operations.PlaceOrder.Handle, writeNewOrder,
		httpjson.Statuses{
			place.ErrInvalid:        http.StatusBadRequest,
			place.ErrUnknownProduct: http.StatusUnprocessableEntity,
			place.ErrOutOfStock:     http.StatusConflict,
			place.ErrDeclined:       http.StatusPaymentRequired,
			place.ErrUnavailable:    http.StatusServiceUnavailable,
		}))
	mux.Handle("GET /orders/{order}", httpjson.Endpoint(http.StatusOK,
		readOrderQuery, operations.GetOrder.Handle, writeOrder,
		httpjson.Statuses{
			get.ErrNotFound:    http.StatusNotFound,
			get.ErrUnavailable: http.StatusServiceUnavailable,
		}))
	mux.Handle("POST /orders/{order}/cancel", httpjson.Endpoint(http.StatusOK,
		readCancellation, operations.CancelOrder.Handle, writeCancellation,
		httpjson.Statuses{
			cancel.ErrNotFound:    http.StatusNotFound,
			cancel.ErrShipped:     http.StatusConflict,
			cancel.ErrUnavailable: http.StatusServiceUnavailable,
		}))
}
