package storefrontapi

import (
	"net/http"

	addproduct "example.com/shop/services/catalog/addproduct/contract"
	listproducts "example.com/shop/services/catalog/listproducts/contract"
	"example.com/shop/shared/contract/money"
	"example.com/shop/transport/httpjson"
)

type product struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	PriceCents int64  `json:"price_cents"`
	Stock      int    `json:"stock"`
}

func readNewProduct(r *http.Request) (addproduct.In, error) {
	body, err := httpjson.Body[struct {
		Name       string `json:"name"`
		PriceCents int64  `json:"price_cents"`
		Stock      int    `json:"stock"`
	}](r)
	return addproduct.In{Name: body.Name, Price: money.Cents(body.PriceCents), Stock: body.Stock}, err
}

func writeNewProduct(out addproduct.Out) any {
	return map[string]string{"id": string(out.ID)}
}

func readProductFilter(r *http.Request) (listproducts.In, error) {
	return listproducts.In{InStock: r.URL.Query().Has("in_stock")}, nil
}

func writeProducts(out listproducts.Out) any {
	products := make([]product, len(out.Products))
	for i, p := range out.Products {
		products[i] = product{ID: string(p.ID), Name: p.Name, PriceCents: int64(p.Price), Stock: p.Stock}
	}
	return map[string][]product{"products": products}
}
