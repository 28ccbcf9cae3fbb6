package c

import _ "example.com/besidegenerated/loom/c"
