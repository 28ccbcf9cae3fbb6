package shop

import _ "example.com/groupsbyrole/site/help/call"
