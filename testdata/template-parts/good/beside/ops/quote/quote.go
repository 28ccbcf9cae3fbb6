package quote

import (
	"errors"

	"example.com/beside/ops/quote/contract"
)

type handler struct{ n int }

var _ contract.QuotePrice = handler{}

func New() contract.QuotePrice { return handler{n: contract.MaxQuotePrices} }

func (h handler) Do(in contract.In) error {
	if err := contract.CheckQuotePrice(in); err != nil {
		return errors.Join(contract.ErrQuotePriceDenied, err)
	}
	_ = in.N
	return nil
}
