package lib

import _ "example.com/offhere/store"
