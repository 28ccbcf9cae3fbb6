package price

import _ "example.com/excepted/lib/pool"
