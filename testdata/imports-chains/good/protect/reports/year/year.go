package year

import _ "example.com/protect/services/oven/tables"
