// Package extend gives readers more time.
package extend

import "example.com/handlerinageneratedfile/svc/loan/extend/contract"

// New returns the operation.
func New() contract.Extend { return &handler{} }
