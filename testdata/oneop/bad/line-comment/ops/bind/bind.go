package bind

import "context"

type Press interface {
	Press(ctx context.Context, sheets int) error
}

type Binder struct{ press Press }

func New(press Press) *Binder { return &Binder{press} }

func (b *Binder) Bind(ctx context.Context, sheets int) error { return b.press.Press(ctx, sheets) }

//line /somewhere/else.go:500
func (b *Binder) Cut(ctx context.Context, sheets int) error { return b.press.Press(ctx, -sheets) } // want "has Binder.Cut as another behaviour"
