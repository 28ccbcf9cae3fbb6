package price

import (
	_ "example.com/forbid/lib/far"
	_ "example.com/forbid/lib/near" // want "^package example.com/forbid/model/price reaches package example.com/forbid/store/disk by example.com/forbid/model/price -> example.com/forbid/lib/near -> example.com/forbid/store/disk; \\[\\[forbid\\]\\] \"no store in the model\" forbids it, also through others: the model is tested without a store$"
)
