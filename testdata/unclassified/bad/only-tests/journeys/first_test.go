package journeys_test // want "^package example.com/onlytests/journeys \\(journeys\\) has no role; "

import _ "example.com/onlytests/shared/text"
