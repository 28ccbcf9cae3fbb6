package verse

import _ "example.com/overoutsiders/lib/rhyme"
