package oven

import _ "example.com/excepted/mill/stones"
