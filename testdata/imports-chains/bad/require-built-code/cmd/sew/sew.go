package sew // want "sew imports none of what \\[\\[require\\]\\] \"tools log\" demands, not even through others; "

import _ "example.com/requirebuiltcode/tool"
