package price_test

import (
	_ "example.com/tests/model/price"
	_ "example.com/tests/store"
)
