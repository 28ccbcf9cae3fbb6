package moss

import _ "example.com/parentsandchildren/tree"
