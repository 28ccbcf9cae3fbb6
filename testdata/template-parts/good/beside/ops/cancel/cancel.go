package cancel

import (
	"errors"

	"example.com/beside/ops/cancel/contract"
)

type handler struct{ n int }

var _ contract.CancelOrder = handler{}

func New() contract.CancelOrder { return handler{n: contract.MaxCancelOrders} }

func (h handler) Do(in contract.In) error {
	if err := contract.CheckCancelOrder(in); err != nil {
		return errors.Join(contract.ErrCancelOrderDenied, err)
	}
	_ = in.N
	return nil
}
