package contract

import "errors"

type QuotePrice interface{ Do(in In) error }

type In struct{ N int }

const MaxQuotePrices Number = 3

type Number = int

var ErrQuotePriceDenied = errors.New("denied")

func CheckQuotePrice(in In) error { return nil }

type Quote struct{ N int }
