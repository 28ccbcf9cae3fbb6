package oven

import _ "example.com/leftoutfiles/mill/stones"
