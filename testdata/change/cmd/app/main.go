// Command app binds what there is.
package main

import (
	"context"
	"fmt"

	"example.com/pr/adapters/prices"
	"example.com/pr/services/catalog/quote"
	"example.com/pr/services/orders/place"
	"example.com/pr/services/orders/place/contract"
)

func main() {
	place := place.New(quote.New(prices.List{"a": 250}))
	fmt.Println(place.Place(context.Background(), contract.In{SKU: "a", Count: 1}))
}
