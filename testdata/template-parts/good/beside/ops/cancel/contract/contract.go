package contract

import "errors"

type CancelOrder interface{ Do(in In) error }

type In struct{ N int }

const MaxCancelOrders Number = 3

type Number = int

var ErrCancelOrderDenied = errors.New("denied")

func CheckCancelOrder(in In) error { return nil }
