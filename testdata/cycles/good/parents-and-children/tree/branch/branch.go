package branch

import _ "example.com/parentsandchildren/tree/branch/leaf"
