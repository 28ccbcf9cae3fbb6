package storefrontapi

import (
	"net/http"
	"time"

	cancel "example.com/shop/services/orders/cancel/contract"
	get "example.com/shop/services/orders/get/contract"
	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/transport/httpjson"
)

type item struct {
	Product  string `json:"product"`
	Quantity int    `json:"quantity"`
}

func readNewOrder(r *http.Request) (place.In, error) {
	body, err := httpjson.Body[struct {
		Email string `json:"email"`
		Card  string `json:"card"`
		Items []item `json:"items"`
	}](r)
	in := place.In{Email: body.Email, Card: body.Card}
	for _, i := range body.Items {
		in.Items = append(in.Items, basket.Item{Product: id.Product(i.Product), Quantity: i.Quantity})
	}
	return in, err
}

func writeNewOrder(out place.Out) any {
	return struct {
		ID         string `json:"id"`
		TotalCents int64  `json:"total_cents"`
	}{ID: string(out.Order), TotalCents: int64(out.Total)}
}

func readOrderQuery(r *http.Request) (get.In, error) {
	return get.In{Order: id.Order(r.PathValue("order"))}, nil
}

func writeOrder(out get.Out) any {
	items := make([]item, len(out.Items))
	for i, it := range out.Items {
		items[i] = item{Product: string(it.Product), Quantity: it.Quantity}
	}
	return struct {
		ID         string    `json:"id"`
		Status     string    `json:"status"`
		Items      []item    `json:"items"`
		TotalCents int64     `json:"total_cents"`
		PlacedAt   time.Time `json:"placed_at"`
	}{ID: string(out.Order), Status: out.Status, Items: items, TotalCents: int64(out.Total), PlacedAt: out.PlacedAt}
}

func readCancellation(r *http.Request) (cancel.In, error) {
	return cancel.In{Order: id.Order(r.PathValue("order"))}, nil
}

func writeCancellation(out cancel.Out) any {
	return map[string]int64{"refunded_cents": int64(out.Refunded)}
}
