package shop

import (
	_ "example.com/protect/services/oven" // want "^package example.com/protect/services/shop reaches package example.com/protect/services/oven/tables by example.com/protect/services/shop -> example.com/protect/services/oven -> example.com/protect/services/oven/tables; \\[\\[protect\\]\\] \"tables\" protects it, also through others, allowed: only services/\\{service\\}/\\*\\* may import it: a table has one writer$"
	_ "example.com/protect/services/oven/tables/names"
	_ "example.com/protect/services/shop/tables/till"
)
