//go:build old

package rates

import _ "example.com/modules/front/till" // want "^package example.com/modules/back/rates imports example.com/modules/front/till in a file left out by //go:build old, which closes the ring rates -> till -> vault -> rates; "
