package tree

import _ "example.com/parentsandchildren/tree/branch"
