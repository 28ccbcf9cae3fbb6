package pages

import (
	"context"

	"example.com/boundbyatransport/svc/till"
	"example.com/boundbyatransport/svc/till/contract"
)

func Show(ctx context.Context) error {
	var ring contract.Ring = &till.Handler{} // want "names the implementation of operation example.com/boundbyatransport/svc/till, namely till.Handler; only a root may, so take example.com/boundbyatransport/svc/till/contract.Ring as a parameter, which a root binds"
	_, err := ring.Ring(ctx, contract.In{})
	return err
}
