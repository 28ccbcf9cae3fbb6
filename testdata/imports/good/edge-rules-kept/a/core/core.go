package core

import _ "example.com/edgeruleskept/a/data"
