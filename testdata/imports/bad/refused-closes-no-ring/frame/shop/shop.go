package shop

import _ "example.com/refusedclosesnoring/site/help/chat"
