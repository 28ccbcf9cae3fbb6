package cart

import _ "example.com/valuesdiffer/model/stock" // want imports:"^page example.com/valuesdiffer/site/shop/cart imports model example.com/valuesdiffer/model/stock; "
