package contract

import "errors"

type Refund interface{ Do(in In) error }

type In struct{ N int }

const MaxRefunds Number = 3

type Number = int

var ErrRefundDenied = errors.New("denied")

func CheckRefund(in In) error { return nil }

func CheckRefundLater(in In) error { return nil }
