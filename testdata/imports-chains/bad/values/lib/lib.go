package lib

import (
	_ "example.com/values/house/bath/inner/tub"
	_ "example.com/values/house/hall/inner"
)
