package oven

import _ "example.com/protect/services/oven/tables"
