package lib

import _ "example.com/chainsandduties/store"
