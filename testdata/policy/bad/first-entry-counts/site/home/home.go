package home

import (
	_ "errors"
	_ "example.com/firstentrycounts/text"
)
