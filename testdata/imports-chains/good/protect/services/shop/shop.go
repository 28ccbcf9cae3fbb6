package shop

import (
	_ "example.com/protect/services/oven"
	_ "example.com/protect/services/oven/tables/names"
)
