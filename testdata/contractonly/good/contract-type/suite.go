// Package suite names all checks.
package suite

import (
	"example.com/contracttype/check"
	"example.com/contracttype/checks/grammar"
	"example.com/contracttype/checks/spelling"
)

var Suite = []*check.Check{spelling.Check, grammar.Check}
