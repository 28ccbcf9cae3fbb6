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
		return errors.Join(contract.ErrSoftRefundDenied, err) // want "uses contract.ErrSoftRefundDenied where its template templates/operation has ErrOperationDenied, which is contract.ErrRefundDenied here"
	}
	_ = in.N
	return nil
}
