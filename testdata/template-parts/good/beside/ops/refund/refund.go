package refund

import (
	"errors"

	"example.com/beside/ops/refund/contract"
)

type handler struct{ n int }

var _ contract.Refund = handler{}

func New() contract.Refund { return handler{n: contract.MaxRefunds} }

func (h handler) Do(in contract.In) error {
	if err := contract.CheckRefund(in); err != nil {
		return errors.Join(contract.ErrRefundDenied, err)
	}
	_ = contract.CheckRefundLater(in)
	return nil
}
