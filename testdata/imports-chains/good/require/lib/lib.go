package lib

import (
	_ "example.com/require/log"
	_ "example.com/require/parts/bell"
)
