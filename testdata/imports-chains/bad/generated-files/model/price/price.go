package price

import _ "example.com/generatedfiles/lib" // want "reaches package example.com/generatedfiles/store by example.com/generatedfiles/model/price -> example.com/generatedfiles/lib -> example.com/generatedfiles/store; "
