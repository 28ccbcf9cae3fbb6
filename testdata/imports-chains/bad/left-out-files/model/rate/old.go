//go:build old

package rate

import _ "example.com/leftoutfiles/lib" // want ", the first import in a file left out by //go:build old; "
