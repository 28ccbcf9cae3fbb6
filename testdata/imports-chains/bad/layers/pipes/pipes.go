package pipes

import _ "example.com/layers/red/bath"
