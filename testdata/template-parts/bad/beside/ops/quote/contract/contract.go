package contract

import "errors"

type Quote interface{ Do(in In) error }

type In struct{ N int }

const MaxQuotes Number = 3

type Number = int

var ErrQuoteDenied = errors.New("denied")

func CheckQuote(in In) error { return nil }

type XQuote interface{ Do(in In) error }
