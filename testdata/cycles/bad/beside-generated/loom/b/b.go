package b

import _ "example.com/besidegenerated/forge/a" // want "^package example.com/besidegenerated/loom/b imports "
