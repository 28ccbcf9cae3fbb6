package rhyme

import _ "example.com/overoutsiders/songs/polka/verse" // want "^package example.com/overoutsiders/lib/rhyme imports example.com/overoutsiders/songs/polka/verse, which closes the ring example.com/overoutsiders/lib/rhyme -> polka -> waltz -> example.com/overoutsiders/lib/rhyme; .* remove 1 edge: example.com/overoutsiders/lib/rhyme -> polka$"
