package bud

import _ "example.com/parentsandchildren/tree/branch/leaf"
