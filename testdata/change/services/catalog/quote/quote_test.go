package quote_test

import (
	"context"
	"testing"

	"example.com/pr/services/catalog/quote"
	"example.com/pr/services/catalog/quote/contract"
)

type prices struct{}

func (prices) Price(context.Context, string) (int, bool) { return 3, true }

func TestQuote(t *testing.T) {
	out, err := quote.New(prices{}).Quote(t.Context(), contract.In{SKU: "a", Count: 2})
	if err != nil || out.Cents != 6 {
		t.Error(out, err)
	}
}
