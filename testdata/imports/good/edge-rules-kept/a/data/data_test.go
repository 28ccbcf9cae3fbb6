package data_test

import (
	_ "example.com/edgeruleskept/a/data"
	_ "example.com/edgeruleskept/kit"
)
