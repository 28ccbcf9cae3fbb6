package sew

import _ "example.com/requirestd/trace"
