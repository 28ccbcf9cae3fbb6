package bulb

import (
	_ "example.com/nestedmembers/lib"              //nanoarch:allow cycles the first policy minds
	_ "example.com/nestedmembers/parts/lamp/glass" //nanoarch:allow imports the third policy minds
	_ "example.com/nestedmembers/parts/lamp/wire"  //nanoarch:allow imports the second policy minds
)
