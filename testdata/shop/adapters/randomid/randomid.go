// Package randomid makes identifiers that nobody can guess.
package randomid

import (
	"crypto/rand"
	"strings"

	"example.com/shop/shared/contract/id"
)

type source struct{}

// New returns a source of random identifiers.
func New() id.Source { return source{} }

func (source) NewID(prefix string) string {
	return prefix + "-" + strings.ToLower(rand.Text())
}
