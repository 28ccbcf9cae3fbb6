package lib

import _ "example.com/requirebuiltcode/log"
