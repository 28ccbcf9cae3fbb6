package dinner

import _ "example.com/offhere/kitchen/stove"
