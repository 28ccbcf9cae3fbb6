package ice

import _ "example.com/members/south/sand" // want "closes the ring north -> south -> north; "
