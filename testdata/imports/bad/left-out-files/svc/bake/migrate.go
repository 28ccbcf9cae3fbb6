//go:build migrate

package bake

import _ "example.com/leftoutfiles/adapters/gas" // want "imports adapter example.com/leftoutfiles/adapters/gas in a file left out by //go:build migrate; "
