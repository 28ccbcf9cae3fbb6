package a

import (
	_ "example.com/chainsandduties/lib" //nanoarch:allow imports the library gives up its store this year
	_ "example.com/chainsandduties/log"
)
