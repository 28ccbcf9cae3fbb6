package place_test

import (
	"context"
	"testing"

	quote "example.com/pr/services/catalog/quote/contract"
	"example.com/pr/services/orders/place"
	"example.com/pr/services/orders/place/contract"
)

type quotes struct{}

func (quotes) Quote(context.Context, quote.In) (quote.Out, error) { return quote.Out{Cents: 250}, nil }

func TestPlace(t *testing.T) {
	out, err := place.New(quotes{}).Place(t.Context(), contract.In{SKU: "a", Count: 1})
	if err != nil || out.Total != "2.50" {
		t.Error(out, err)
	}
}
