package rope

import _ "example.com/externaltest/galley/pot"
