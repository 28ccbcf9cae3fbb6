package sew

import _ "example.com/require/log/sew"
