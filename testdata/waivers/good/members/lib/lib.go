package lib

import _ "example.com/members/cellar"
