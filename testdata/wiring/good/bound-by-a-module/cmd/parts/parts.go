// Package parts is a root that a main uses.
package parts

import (
	"example.com/boundbyamodule/svc/pay"
	"example.com/boundbyamodule/svc/pay/contract"
)

// Pay is the one that pays.
func Pay() contract.Payer { return &pay.Handler{} }
