package mend

import _ "example.com/require/log"
