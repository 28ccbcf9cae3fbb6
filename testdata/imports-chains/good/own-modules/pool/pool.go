package pool

import _ "example.com/other/pool/store"
