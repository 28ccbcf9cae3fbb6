package b

import (
	//nanoarch:allow imports moves behind a port in spring
	_ "example.com/besideandabove/outer"
)
