package a

import _ "example.com/none/outer"
