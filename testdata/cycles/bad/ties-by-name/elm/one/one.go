package one

import _ "example.com/tiesbyname/oak/one" // want "closes the ring elm -> oak -> elm; .* remove 1 edge: elm -> oak$"
