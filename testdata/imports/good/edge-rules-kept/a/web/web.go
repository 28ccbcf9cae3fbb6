package web

import (
	_ "example.com/edgeruleskept/a/core"
	_ "example.com/edgeruleskept/b/web"
)
