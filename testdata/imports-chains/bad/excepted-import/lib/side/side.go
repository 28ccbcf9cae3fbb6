package side

import _ "example.com/exceptedimport/lib/other"
