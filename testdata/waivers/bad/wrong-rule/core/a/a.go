package a

import (
	//nanoarch:allow cycles it is none // want "waives cycles where nothing breaks that rule"
	//nanoarch:allow contractonly an outer is no operation // want "waives contractonly where nothing breaks that rule"
	_ "example.com/wrongrule/outer" // want imports:"imports outer"
)
