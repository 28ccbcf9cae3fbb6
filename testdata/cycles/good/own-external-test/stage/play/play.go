package play

import _ "example.com/ownexternaltest/stage/props"
