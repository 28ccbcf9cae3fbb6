package b

import _ "example.com/besidegenerated/loom/c"
