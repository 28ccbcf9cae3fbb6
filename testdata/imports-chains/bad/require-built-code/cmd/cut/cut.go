package cut

import (
	_ "example.com/requirebuiltcode/lib"
	_ "example.com/requirebuiltcode/parts/bell"
)
