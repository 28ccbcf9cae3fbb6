package birch

import _ "example.com/tiesbyname/store/a"
