// Package help helps.
package help

import (
	"io"
	"os"
)

// Copy copies whatever it is given.
func Copy(w io.Writer, r io.Reader) error {
	_, err := io.Copy(w, r)
	return err
}

// Std is for roots.
func Std() (io.Reader, io.Writer) { return os.Stdin, os.Stdout }
