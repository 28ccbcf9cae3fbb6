// Package parts binds one of them.
package parts

import (
	"example.com/twothroughamodule/svc/pay/contract"
	"example.com/twothroughamodule/svc/payfast"
)

// Fast is the fast one.
func Fast() contract.Payer { return &payfast.Handler{} }
