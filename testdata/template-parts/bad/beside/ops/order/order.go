package order

import (
	"errors"

	"example.com/beside/ops/order/contract"
)

type handler struct{ n int }

var _ contract.Order = handler{}

func New() contract.Order { return handler{n: contract.MaxOrders} }

func (h handler) Do(in contract.In) error {
	if err := contract.CheckOrderLater(in); err != nil { // want "has another statement in handler.Do than its template"
		return errors.Join(contract.ErrOrderDenied, err)
	}
	_ = contract.CheckOrder(in)
	return nil
}
