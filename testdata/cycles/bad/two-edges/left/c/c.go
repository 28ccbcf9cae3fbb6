package c

import _ "example.com/twoedges/hub/door"
