package a

import _ "example.com/edgerulesonly/low/a"
