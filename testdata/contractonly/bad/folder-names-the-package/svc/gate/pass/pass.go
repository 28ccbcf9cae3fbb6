package gatepass

import (
	"context"

	"example.com/foldernamesthepackage/svc/scales/weigh-lorry" // want "operation example.com/foldernamesthepackage/svc/gate/pass imports operation example.com/foldernamesthepackage/svc/scales/weigh-lorry; .*example.com/foldernamesthepackage/svc/scales/weigh-lorry/contract: "
)

type Passer struct{ scale weighing.Scale }

func (p *Passer) Pass(ctx context.Context) (int, error) { return weighing.New(p.scale).Handle(ctx) }
