package price_test

import _ "example.com/itself/model/price"
