package bulb

import _ "example.com/members/lib" // want "reaches package example.com/members/store by example.com/members/parts/lamp/bulb -> example.com/members/lib -> example.com/members/store; "
