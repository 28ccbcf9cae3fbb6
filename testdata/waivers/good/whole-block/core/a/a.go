package a

//nanoarch:allow imports this package is taken apart, see the minutes of May
import (
	_ "example.com/wholeblock/outer/shell"
	_ "example.com/wholeblock/outer/skin"
)
