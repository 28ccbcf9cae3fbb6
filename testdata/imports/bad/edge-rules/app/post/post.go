package post // want "^package example.com/edgerules/app/post imports none of what \\[\\[require\\]\\] \"every app starts the log\" demands; it must import log: silence is a fault$"

import (
	_ "example.com/edgerules/safe" // want "^package example.com/edgerules/app/post imports package example.com/edgerules/safe; \\[\\[protect\\]\\] \"the safe\" protects it, allowed: only app/bank/\\*\\* may import it: the bank counts the money$"
	_ "plugin"                     // want "\\[\\[forbid\\]\\] \"no plugins\" forbids it"
)
