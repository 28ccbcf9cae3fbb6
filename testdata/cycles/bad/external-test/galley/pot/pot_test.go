package pot_test

import (
	_ "example.com/externaltest/deck/mop" // want "^package example.com/externaltest/galley/pot imports example.com/externaltest/deck/mop in a test, which closes the ring galley -> deck -> galley; "
	_ "example.com/externaltest/galley/pot"
)
