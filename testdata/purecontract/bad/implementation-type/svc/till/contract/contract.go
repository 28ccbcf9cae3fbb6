package contract

import (
	"context"
	"example.com/implementationtype/svc/ledger"
)

type In struct {
	Last ledger.Entry // want "names ledger.Entry of operation example.com/implementationtype/svc/ledger in field In.Last"
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
