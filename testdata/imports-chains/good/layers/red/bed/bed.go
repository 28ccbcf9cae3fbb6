package bed

import (
	_ "example.com/layers/lib"
	_ "example.com/layers/red/bath"
)
