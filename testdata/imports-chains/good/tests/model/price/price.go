package price

import _ "example.com/tests/lib"
