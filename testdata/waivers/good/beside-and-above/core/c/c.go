package c

import (
	//nanoarch:allow imports moves behind a port in spring
	// and here is what it does there
	_ "example.com/besideandabove/outer"
)
