package pass

import (
	"context"

	_ "example.com/blank/svc/scales/weigh" // want "operation example.com/blank/svc/gate/pass imports for its side effects operation example.com/blank/svc/scales/weigh; "
)

type Barrier interface{ Open(context.Context) error }

type Passer struct{ barrier Barrier }

func (p *Passer) Pass(ctx context.Context) error { return p.barrier.Open(ctx) }
