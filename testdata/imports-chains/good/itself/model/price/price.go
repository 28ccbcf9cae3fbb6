package price

import _ "example.com/itself/lib"
