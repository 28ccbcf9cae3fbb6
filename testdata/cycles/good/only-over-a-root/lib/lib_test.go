package lib_test

import (
	_ "example.com/onlyoveraroot/lib"
	_ "example.com/onlyoveraroot/parts/lamp"
)
