package old

import _ "example.com/offhere/lib"
