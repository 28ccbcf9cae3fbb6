// Package oops speaks the language of the contract.
package oops

import (
	"errors"
	"fmt"

	"example.com/givenbackbyahelper/port/shelf"
	"example.com/givenbackbyahelper/svc/loan/extend/contract"
)

// Unavailable is what callers see of a technical fault.
func Unavailable(err error) error { return fmt.Errorf("%w: %v", contract.ErrUnavailable, err) }

// Of tells the errors of the shelf apart.
func Of(err error) error {
	if errors.Is(err, shelf.ErrGone) {
		return contract.ErrUnknown
	}
	return Unavailable(err)
}
