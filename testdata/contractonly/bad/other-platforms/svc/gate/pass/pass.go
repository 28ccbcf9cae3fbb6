package pass

import "context"

type Barrier interface{ Open(context.Context) error }

type Passer struct{ barrier Barrier }

func (p *Passer) Pass(ctx context.Context) error { return p.barrier.Open(ctx) }
