package pages

import (
	"context"

	"example.com/inaclosure/svc/till"
	"example.com/inaclosure/svc/till/contract"
)

func Show() func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := new(till.Handler).Ring(ctx, contract.In{}) // want "namely till.Handler, till.Handler.Ring"
		return err
	}
}
