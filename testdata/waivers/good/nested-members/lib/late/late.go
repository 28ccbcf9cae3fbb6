package late

import _ "example.com/nestedmembers/parts/lamp/socket"
