package old

import _ "example.com/excepted/store"
