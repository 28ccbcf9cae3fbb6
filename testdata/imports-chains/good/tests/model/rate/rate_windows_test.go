package rate

import _ "example.com/tests/store"
