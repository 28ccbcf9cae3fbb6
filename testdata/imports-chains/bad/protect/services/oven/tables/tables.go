package tables

import _ "example.com/protect/services/oven/tables/names"
