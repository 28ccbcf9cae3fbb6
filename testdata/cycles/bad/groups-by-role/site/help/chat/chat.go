package chat

import _ "example.com/groupsbyrole/site/shop/pay" // want "closes the ring help -> shop -> help; "
