package c

import (
	//nanoarch:allow
	_ "example.com/noreason/outer" // want imports:"imports outer" ^"waives <rule> without a reason, which waives nothing; write //nanoarch:allow <rule> <reason>$"
)
