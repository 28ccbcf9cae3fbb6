package two

import _ "example.com/tiesbyname/elm/two"
