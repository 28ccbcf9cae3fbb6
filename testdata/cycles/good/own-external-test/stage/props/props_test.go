package props_test

import _ "example.com/ownexternaltest/stage/props"
