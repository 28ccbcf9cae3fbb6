package c

import (
	_ "example.com/wrongplace/outer"     // want imports:"imports outer example.com/wrongplace/outer; "
	_ "example.com/wrongplace/outer/rim" //nanoarch:allow imports only the rim
)
