package home

import (
	_ "example.com/api/orders"
	_ "github.com/acme/loom"
)
