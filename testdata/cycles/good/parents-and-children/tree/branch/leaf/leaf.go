package leaf

import _ "example.com/parentsandchildren/tree/bark"
