package operation

import (
	"errors"

	"example.com/beside/internal/hole"
	"example.com/beside/templates/operation/contract"
)

type handler struct{ n int }

var _ contract.Operation = handler{}

func New() contract.Operation { return handler{n: contract.MaxOperations} }

func (h handler) Do(in contract.In) error {
	if err := contract.CheckOperation(in); err != nil {
		return errors.Join(contract.ErrOperationDenied, err)
	}
	hole.Stmts(in)
	return nil
}
