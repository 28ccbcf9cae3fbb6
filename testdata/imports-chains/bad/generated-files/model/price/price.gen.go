package price

import _ "example.com/generatedfiles/store"
