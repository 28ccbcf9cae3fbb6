//go:build unix && !solaris && !aix

package scaffold

import (
	"os"
	"syscall"
)

// lock waits until no other run writes below a folder; closing the file lets the next one go on, and so does the end of
// the process. Where a file system knows no locks there is none.
func lock(root string) (*os.File, error) {
	f, err := os.Open(root)
	if err != nil {
		return nil, err
	}
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
	return f, nil
}
