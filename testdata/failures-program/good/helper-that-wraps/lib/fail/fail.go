// Package fail words errors.
package fail

import "fmt"

// At says where an error happened.
func At(place string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", place, err)
}

// Try tries again.
func Try(do func() error) error {
	if err := do(); err != nil {
		return At("again", do())
	}
	return nil
}
