package add

import (
	_ "example.com/twopatternsofonegroup/features/stock/take"
	_ "example.com/twopatternsofonegroup/views/cart/list"
)
