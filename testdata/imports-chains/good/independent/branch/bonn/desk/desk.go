package desk

import _ "example.com/independent/lib"
