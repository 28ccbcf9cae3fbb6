// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/closuresandgenerics/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := retry(func() (int, error) {
		if in.Loan == "" {
			return 0, contract.ErrUnknown
		}
		return 1, nil
	})
	if err == nil {
		err = first(h.late, h.early)
	}
	return contract.Out{Day: day}, err
}

func (h *handler) late() error  { return contract.ErrUnavailable }
func (h *handler) early() error { return nil }

func retry[T any](do func() (T, error)) (out T, err error) {
	for range 3 {
		if out, err = do(); err == nil {
			return out, nil
		}
	}
	return out, err
}

func first(all ...func() error) error {
	for _, do := range all {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}
