package cellar

import _ "example.com/layers/lib"
