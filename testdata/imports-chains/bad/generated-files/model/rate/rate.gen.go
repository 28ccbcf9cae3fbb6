package rate

import _ "example.com/generatedfiles/store"
