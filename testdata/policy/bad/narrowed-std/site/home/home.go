package home

import _ "errors"
