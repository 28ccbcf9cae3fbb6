package round

import _ "example.com/requireby/plugs/round"
