package bulb

import _ "errors"
