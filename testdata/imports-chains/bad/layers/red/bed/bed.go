package bed

import (
	_ "example.com/layers/pipes" // want "reaches package example.com/layers/red/bath by example.com/layers/red/bed -> example.com/layers/pipes -> example.com/layers/red/bath; \\[\\[layers\\]\\] \"floors\": layers \\{house\\}/bed and \\{house\\}/bath are siblings that may not know each other, also through others, allowed: "
	_ "example.com/layers/red/cellar"
)
