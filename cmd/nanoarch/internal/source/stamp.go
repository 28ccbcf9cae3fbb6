package source

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"time"
)

// stamp tells two states of a file or folder apart without reading it. Equal stamps mean equal contents unless the
// stamp is fresh: then the file may have been written again within one tick of the file system's clock.
type stamp struct {
	kind  kind
	size  int64
	mtime int64 // in nanoseconds since 1970
	ctime int64 // the same; 0 where the system has none
	inode uint64
}

// kind is what a name stands for.
type kind byte

const (
	missing kind = iota
	regular
	directory
	other // links and whatever else; never trusted by stamp
)

// isFresh reports whether the file was changed so shortly before now that another change might not show. Clocks that
// were set back make files fresh. File systems that count whole seconds get two of them.
func (s stamp) isFresh(now time.Time) bool {
	tick := 50 * time.Millisecond
	if s.mtime%1e9 == 0 && s.ctime%1e9 == 0 {
		tick = 2100 * time.Millisecond
	}
	return max(s.mtime, s.ctime) > now.Add(-tick).UnixNano()
}

// stampOfError returns the stamp of a path that could not be looked at: a missing one has a stamp of its own.
func stampOfError(err error) (stamp, error) {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return stamp{}, nil
	}
	return stamp{}, err
}

// readable says why a path is not read.
func readable(path string, s stamp) error {
	switch {
	case s.kind != regular:
		return &fs.PathError{Op: "read", Path: path, Err: errNotRegular}
	case s.size > maxFile:
		return &fs.PathError{Op: "read", Path: path, Err: fmt.Errorf("larger than %d MB", maxFile>>20)}
	}
	return nil
}
