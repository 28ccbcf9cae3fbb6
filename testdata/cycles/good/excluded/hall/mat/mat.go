package mat

import _ "example.com/excluded/attic/box"
