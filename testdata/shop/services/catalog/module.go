// Package catalog binds the catalog's operations to the ports that a deployment chooses.
package catalog

import (
	"example.com/shop/services/catalog/addproduct"
	addproductapi "example.com/shop/services/catalog/addproduct/contract"
	"example.com/shop/services/catalog/listproducts"
	listproductsapi "example.com/shop/services/catalog/listproducts/contract"
	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/quote"
	quoteapi "example.com/shop/services/catalog/quote/contract"
	"example.com/shop/services/catalog/release"
	releaseapi "example.com/shop/services/catalog/release/contract"
	"example.com/shop/services/catalog/reserve"
	reserveapi "example.com/shop/services/catalog/reserve/contract"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
)

// Products stores products.
type Products interface {
	store.Getter[model.Product]
	store.Putter[model.Product]
	store.Lister[model.Product]
}

// Ports is what the catalog needs from its deployment.
type Ports struct {
	Products Products
	IDs      id.Source
	Clock    clock.Clock
}

// Module is what the catalog can do.
type Module struct {
	AddProduct   addproductapi.AddProduct
	ListProducts listproductsapi.ListProducts
	QuoteItems   quoteapi.QuoteItems
	ReserveStock reserveapi.ReserveStock
	ReleaseStock releaseapi.ReleaseStock
}

// New builds the catalog.
func New(ports Ports) Module {
	return Module{
		AddProduct:   addproduct.New(addproduct.Ports{Products: ports.Products, IDs: ports.IDs, Clock: ports.Clock}),
		ListProducts: listproducts.New(listproducts.Ports{Products: ports.Products}),
		QuoteItems:   quote.New(quote.Ports{Products: ports.Products}),
		ReserveStock: reserve.New(reserve.Ports{Products: ports.Products}),
		ReleaseStock: release.New(release.Ports{Products: ports.Products}),
	}
}
