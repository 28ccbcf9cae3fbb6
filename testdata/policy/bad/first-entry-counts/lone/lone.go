package lone

import _ "strings"
