package lib

import _ "example.com/members/store"
