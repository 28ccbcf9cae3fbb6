package price

import _ "example.com/leftoutfiles/lib" // want "by example.com/leftoutfiles/model/price -> example.com/leftoutfiles/lib -> example.com/leftoutfiles/store; \\[\\[forbid\\]\\] \"no store in the model\" forbids it, also through others$"
