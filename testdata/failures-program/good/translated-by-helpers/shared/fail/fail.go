// Package fail helps with errors.
package fail

import (
	"fmt"

	"example.com/translatedbyhelpers/shared/deep"
)

// As returns the sentinel, with what has happened as text.
func As(sentinel, err error) error { return fmt.Errorf("%w: %v", sentinel, err) }

// Behind does so by another package.
func Behind(err, sentinel error) error { return deep.Only(sentinel, err) }
