// Package deep is further away.
package deep

import "fmt"

// Only returns both.
func Only(sentinel, err error) error { return fmt.Errorf("%w: %w", sentinel, err) }
