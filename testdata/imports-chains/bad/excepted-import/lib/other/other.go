package other

import _ "example.com/exceptedimport/store"
