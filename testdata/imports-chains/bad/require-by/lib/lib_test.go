package lib

import _ "example.com/requireby/parts/bell"
