package rhyme

import _ "example.com/overoutsiders/songs/polka/verse"
