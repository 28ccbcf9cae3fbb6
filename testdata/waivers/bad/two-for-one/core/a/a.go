package a

import (
	//nanoarch:allow imports above
	_ "example.com/twoforone/outer" //nanoarch:allow imports beside // want "waives imports where nothing breaks that rule"
)
