package desk

import (
	_ "example.com/independent/branch/bonn/desk"
	_ "example.com/independent/branch/ulm/till"
)
