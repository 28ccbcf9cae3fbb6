package call

import _ "example.com/refusedclosesnoring/site/shop/cart" // want "imports page example.com/refusedclosesnoring/site/shop/cart; "
