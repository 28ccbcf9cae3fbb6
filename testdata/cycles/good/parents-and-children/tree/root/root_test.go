package root

import _ "example.com/parentsandchildren/tree/branch/bud"
