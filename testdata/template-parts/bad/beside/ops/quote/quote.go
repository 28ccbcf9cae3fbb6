package quote

import (
	"errors"

	"example.com/beside/ops/quote/contract"
)

type handler struct{ n int }

var _ contract.XQuote = handler{} // want "uses contract.XQuote where its template templates/operation has Operation, which is contract.Quote here"

func New() contract.XQuote { return handler{n: contract.MaxQuotes} }

func (h handler) Do(in contract.In) error {
	if err := contract.CheckQuote(in); err != nil {
		return errors.Join(contract.ErrQuoteDenied, err)
	}
	_ = in.N
	return nil
}
