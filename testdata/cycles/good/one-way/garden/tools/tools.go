package tools

import _ "example.com/oneway/water/can"
