package bath

import _ "example.com/layers/red/cellar"
