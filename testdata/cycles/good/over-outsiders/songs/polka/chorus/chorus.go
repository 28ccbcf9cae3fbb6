package chorus

import _ "example.com/overoutsiders/songs/waltz/verse"
