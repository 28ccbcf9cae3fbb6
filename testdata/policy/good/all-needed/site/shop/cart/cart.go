package cart

import (
	_ "errors"
	_ "example.com/allneeded/model/shop"
	_ "example.com/allneeded/text"
	_ "github.com/acme/loom/shuttle"
)
