package cellar

import _ "example.com/layers/well"
