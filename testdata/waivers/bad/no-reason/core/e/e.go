package e

import (
	//nanoarch:allow imports //
	_ "example.com/noreason/outer" // want imports:"imports outer" ^"waives imports without a reason, "
)
