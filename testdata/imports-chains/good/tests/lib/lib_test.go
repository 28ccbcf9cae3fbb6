package lib

import _ "example.com/tests/store"
