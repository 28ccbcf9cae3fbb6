package attic

import _ "example.com/layers/red/bed"
