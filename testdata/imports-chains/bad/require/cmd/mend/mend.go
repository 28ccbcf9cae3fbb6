package mend // want "^package example.com/require/cmd/mend imports none of what \\[\\[require\\]\\] \"every tool logs\" demands, not even through others; it must import log, log/\\{tool\\}: silence is a fault$"

import _ "example.com/require/log/sew"
