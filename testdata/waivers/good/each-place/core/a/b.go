package a

import (
	b "example.com/eachplace/outer" //nanoarch:allow imports goes second
	c "example.com/eachplace/outer" //nanoarch:allow imports goes third
)

var _, _ = b.X, c.X
