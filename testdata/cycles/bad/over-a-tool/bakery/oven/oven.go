package oven

import _ "example.com/overatool/mill/stones"
