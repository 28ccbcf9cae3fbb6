package pool

import _ "example.com/exceptedimport/store"
