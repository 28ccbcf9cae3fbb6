//go:build !windows

package extend

import "example.com/textonwindowsonly/svc/loan/extend/contract"

func check(loan string) error { return contract.ErrUnavailable }
