package tool

import _ "example.com/requirebuiltcode/log"
