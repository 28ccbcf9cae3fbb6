package a

import (
	//nanoarch:allow waivers let me // want "^core example.com/unwaivable/core/a waives waivers, which no comment can waive; remove the comment$"
	//nanoarch:allow imports
	_ "example.com/unwaivable/outer" // want imports:"imports outer" ^"waives imports without a reason"
)
