package desk

import (
	_ "example.com/independent/branch/ulm/till"
	_ "example.com/independent/lib"
	_ "example.com/independent/van/ulm"
)
