package bulb

import (
	_ "example.com/members/lib"             //nanoarch:allow imports the outer policy minds the cellar behind it
	_ "example.com/members/parts/lamp/wire" //nanoarch:allow imports the inner policy minds
	_ "example.com/members/store"           //nanoarch:allow imports the outer policy minds
)
