package sew // want "sew imports none of what \\[\\[require\\]\\] \"tools log\" demands; it must import log$"
