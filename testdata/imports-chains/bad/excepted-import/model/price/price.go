package price

import (
	_ "example.com/exceptedimport/lib/pool"
	_ "example.com/exceptedimport/lib/side" // want "by example.com/exceptedimport/model/price -> example.com/exceptedimport/lib/side -> example.com/exceptedimport/lib/other -> example.com/exceptedimport/store; .*, allowed: lib/pool -> store$"
)
