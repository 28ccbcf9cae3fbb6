package lib

import _ "example.com/layers/blue/attic"
