// Package help helps.
package help

import "os"

// Files reads files.
type Files struct{ dir string }

// Read reads.
func (f Files) Read(name string) ([]byte, error) { return os.ReadFile(f.dir + name) }

// Dir is where they lie.
func (f Files) Dir() string { return f.dir }
