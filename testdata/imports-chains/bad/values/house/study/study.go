package study

import (
	_ "example.com/values/house/bath" // the bath may, so this leads nowhere
	_ "example.com/values/lib"        // want "reaches package example.com/values/house/bath/inner/tub by example.com/values/house/study -> example.com/values/lib -> example.com/values/house/bath/inner/tub; .*: knock at the door$" "reaches package example.com/values/house/hall/inner by example.com/values/house/study -> example.com/values/lib -> example.com/values/house/hall/inner; "
)
