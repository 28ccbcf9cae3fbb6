package lib

import _ "example.com/require/log"
