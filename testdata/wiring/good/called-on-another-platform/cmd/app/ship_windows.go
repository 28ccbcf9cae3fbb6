package main

import (
	"context"

	"example.com/calledonanotherplatform/svc/ship/contract"
)

func init() { _, _ = shipper.Ship(context.Background(), contract.In{}) }
