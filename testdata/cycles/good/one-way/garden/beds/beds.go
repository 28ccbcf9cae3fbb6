package beds

import (
	_ "example.com/oneway/garden/tools"
	_ "example.com/oneway/water/can"
)
