package bulb

import (
	_ "example.com/members/parts/lamp/wire" //nanoarch:allow cycles neither minds // want "waives cycles where nothing breaks that rule" imports:"no wire"
	_ "example.com/members/store"           //nolint:nanoarch // want "has a nolint comment" imports:"no store below"
)
