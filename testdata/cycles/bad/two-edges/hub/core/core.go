package core

import (
	_ "example.com/twoedges/left/a" // want "closes the ring hub -> left -> hub, and 3 groups hang together in rings; .* remove 2 edges: hub -> left, hub -> right$"
	_ "example.com/twoedges/right/a"
)
