// Package money holds the money type that contracts exchange.
package money

// Cents is an amount in the shop's only currency, in hundredths of a euro.
type Cents int64
