package contract

import (
	"context"
	"unsafe"
)

type Raw struct {
	At unsafe.Pointer // want "Raw.At: an unsafe pointer"
}

type In struct{ Raw }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
