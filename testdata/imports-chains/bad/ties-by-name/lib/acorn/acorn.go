package acorn

import (
	_ "example.com/tiesbyname/store/x"
	_ "example.com/tiesbyname/store/y"
)
