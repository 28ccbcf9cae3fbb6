package post

import _ "example.com/edgerules/app/bank/internal/vault" // want "in a file left out by _windows.go; \\[\\[forbid\\]\\] \"module internals\" forbids it, allowed: .*: modules meet at their doors"
