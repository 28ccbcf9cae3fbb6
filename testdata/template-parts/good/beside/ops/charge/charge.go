package charge

import (
	"errors"

	"example.com/beside/ops/charge/contract"
)

type handler struct{ n int }

var _ contract.Charge = handler{}

func New() contract.Charge { return handler{n: contract.MaxCharges} }

func (h handler) Do(in contract.In) error {
	if err := contract.CheckCharge(in); err != nil {
		return errors.Join(contract.ErrChargeDenied, err)
	}
	_ = in.N
	return nil
}
