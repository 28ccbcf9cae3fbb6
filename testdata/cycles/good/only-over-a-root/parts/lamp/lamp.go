package lamp

import _ "example.com/onlyoveraroot/lib"
