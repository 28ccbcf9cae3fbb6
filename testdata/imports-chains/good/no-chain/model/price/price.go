package price

import _ "example.com/nochain/lib/money"
