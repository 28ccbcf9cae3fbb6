package orderspb

import _ "fmt"
