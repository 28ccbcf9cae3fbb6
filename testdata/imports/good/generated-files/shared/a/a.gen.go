package a

import _ "example.com/generatedfiles/lib"
