// Package extend gives readers more time.
package extend

import (
	"context"
	"io/fs"

	"example.com/aliasofastandarderror/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	switch in.Loan {
	case "":
		return contract.Out{}, fs.ErrNotExist
	case ".":
		return contract.Out{}, &fs.PathError{Op: "extend", Path: ".", Err: contract.ErrUnavailable}
	}
	return contract.Out{}, contract.ErrUnavailable
}
