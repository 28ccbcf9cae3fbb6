package model

import (
	_ "example.com/tiesbyname/lib/acorn" // want "by example.com/tiesbyname/model -> example.com/tiesbyname/lib/acorn -> example.com/tiesbyname/store/x; "
	_ "example.com/tiesbyname/lib/birch"
)
