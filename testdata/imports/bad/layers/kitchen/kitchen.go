package kitchen

import (
	_ "example.com/layers/attic"   // want "^package example.com/layers/kitchen imports package example.com/layers/attic; \\[\\[layers\\]\\] \"floors\": layer attic is above layer kitchen, allowed: kitchen, cellar, well: water runs down$"
	_ "example.com/layers/parlour" // want "\\[\\[layers\\]\\] \"floors\": layers kitchen and parlour are siblings that may not know each other"
	_ "example.com/layers/well"
)
