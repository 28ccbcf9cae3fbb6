package pool

import _ "example.com/excepted/store"
