package lib

import _ "example.com/generatedfiles/store"
