package model

import _ "example.com/ownmodules/lib"
