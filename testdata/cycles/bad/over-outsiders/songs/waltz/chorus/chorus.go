package chorus

import _ "example.com/overoutsiders/lib/rhyme"
