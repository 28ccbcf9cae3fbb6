package attic

import (
	_ "example.com/layers/red/bed"
	_ "example.com/layers/red/cellar"
)
