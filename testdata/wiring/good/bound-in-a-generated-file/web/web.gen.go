package web

import (
	"example.com/boundinageneratedfile/store"
	"example.com/boundinageneratedfile/svc/keep/contract"
)

var keeper contract.Keeper = &store.Table{}
