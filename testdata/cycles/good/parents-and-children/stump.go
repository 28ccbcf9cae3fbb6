package stump

import _ "example.com/parentsandchildren/tree"
