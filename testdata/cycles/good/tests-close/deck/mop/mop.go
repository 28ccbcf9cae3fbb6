package mop

import _ "example.com/testsclose/galley/pot"
