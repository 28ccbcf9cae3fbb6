package b

import (
	//nanoarch:allow imports
	_ "example.com/noreason/outer" // want imports:"imports outer example.com/noreason/outer; " ^"^core example.com/noreason/core/b waives imports without a reason, which waives nothing; write //nanoarch:allow imports <reason>$"
)
