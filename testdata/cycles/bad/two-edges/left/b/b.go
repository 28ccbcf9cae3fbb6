package b

import _ "example.com/twoedges/hub/door"
