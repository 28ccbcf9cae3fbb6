//go:build !unix || solaris || aix

package scaffold

import "os"

// lock is nothing here: folders cannot be locked, so two runs at once may find that files have changed meanwhile.
func lock(root string) (*os.File, error) { return os.Open(root) }
