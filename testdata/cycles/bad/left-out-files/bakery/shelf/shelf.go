package shelf

import _ "example.com/leftoutfiles/mill/stones"
