package open

import (
	"context"

	. "example.com/selfimplementation/svc/weigh" // want `names more of operation example.com/selfimplementation/svc/weigh than its contract, namely a dot import`
)

type Opener struct{ scales Weigher }

func (o *Opener) Open(ctx context.Context, plate string) error {
	_, err := o.scales.Weigh(ctx, In{plate})
	return err
}
