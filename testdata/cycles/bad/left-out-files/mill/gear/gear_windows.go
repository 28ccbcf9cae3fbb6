package gear

import _ "example.com/leftoutfiles/bakery/oven" // want "imports example.com/leftoutfiles/bakery/oven in a file left out by _windows.go, which closes the ring mill -> bakery -> mill; "
