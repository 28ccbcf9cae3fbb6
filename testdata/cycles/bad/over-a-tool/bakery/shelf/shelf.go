package shelf

import _ "example.com/overatool/mill/stones"
