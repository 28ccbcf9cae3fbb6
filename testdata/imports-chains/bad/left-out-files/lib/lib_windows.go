package lib

import _ "example.com/leftoutfiles/store"
