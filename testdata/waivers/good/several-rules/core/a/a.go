package a

import (
	//nanoarch:allow imports for the lists and for the forbidden edge
	//nanoarch:allow cycles the ring opens when the port is there
	_ "example.com/severalrules/outer"
)
