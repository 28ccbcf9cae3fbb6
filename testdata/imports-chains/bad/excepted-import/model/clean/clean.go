package clean

import _ "example.com/exceptedimport/lib/pool"
