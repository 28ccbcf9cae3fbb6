package d

import _ "example.com/besidegenerated/loom/c"
