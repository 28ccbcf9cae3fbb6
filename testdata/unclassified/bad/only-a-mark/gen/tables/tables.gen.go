package tables

import _ "strings"
