package mop

import _ "example.com/externaltest/galley/pot"
