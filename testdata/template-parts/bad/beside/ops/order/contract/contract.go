package contract

import "errors"

type Order interface{ Do(in In) error }

type In struct{ N int }

const MaxOrders Number = 3

type Number = int

var ErrOrderDenied = errors.New("denied")

func CheckOrder(in In) error { return nil }

func CheckOrderLater(in In) error { return nil }
