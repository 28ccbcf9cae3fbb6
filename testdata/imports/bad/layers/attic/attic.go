package attic

import (
	_ "example.com/layers/cellar"
	_ "example.com/layers/parlour"
)
