package a

import _ "example.com/besidegenerated/forge/a"
