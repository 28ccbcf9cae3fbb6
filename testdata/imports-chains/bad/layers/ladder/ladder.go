package ladder

import (
	_ "example.com/layers/blue/attic/roof"
	_ "example.com/layers/red/attic"
)
