package pool

import _ "example.com/nochain/store/disk"
