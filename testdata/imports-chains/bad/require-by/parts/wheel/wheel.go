package wheel

import _ "example.com/requireby/parts/axle"
