package pool

import _ "example.com/modules/kit/store"
