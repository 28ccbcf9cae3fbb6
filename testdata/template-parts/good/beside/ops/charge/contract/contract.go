package contract

import "errors"

type Charge interface{ Do(in In) error }

type In struct{ N int }

const MaxCharges Number = 3

type Number = int

var ErrChargeDenied = errors.New("denied")

func CheckCharge(in In) error { return nil }
