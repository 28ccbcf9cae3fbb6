package drop

import "context"

type Box interface{ Put(context.Context) error }

type Dropper struct{ box Box }

func (d *Dropper) Drop(ctx context.Context) error { return d.box.Put(ctx) }
