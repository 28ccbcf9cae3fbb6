package cart

import (
	_ "example.com/groupsbyrole/site/help/call"
	_ "example.com/groupsbyrole/site/shop/pay"
)
