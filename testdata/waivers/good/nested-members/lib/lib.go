package lib

import _ "example.com/nestedmembers/parts/lamp/socket"
