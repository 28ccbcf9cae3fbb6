package dinner

import (
	//nanoarch:allow cycles until the garden has a stove of its own
	_ "example.com/waived/kitchen/stove"
)
