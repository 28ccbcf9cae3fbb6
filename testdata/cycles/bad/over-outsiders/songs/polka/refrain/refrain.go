package refrain

import _ "example.com/overoutsiders/songs/waltz/verse"
