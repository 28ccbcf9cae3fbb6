package stove

import (
	_ "example.com/oneway/garden/beds"
	_ "example.com/oneway/water/can"
)
