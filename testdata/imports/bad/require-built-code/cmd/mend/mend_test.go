package mend

import _ "example.com/requirebuiltcode/log"
