package sew

import _ "example.com/require/lib"
