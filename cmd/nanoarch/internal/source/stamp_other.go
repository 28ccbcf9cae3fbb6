//go:build !linux

package source

import "os"

// stampOf returns the stamp of a path; it does not follow a link. Change time and inode are not known here.
func stampOf(path string) (stamp, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return stampOfError(err)
	}
	s := stamp{kind: other, size: info.Size(), mtime: info.ModTime().UnixNano()}
	switch {
	case info.Mode().IsRegular():
		s.kind = regular
	case info.IsDir():
		s.kind, s.size = directory, 0
	}
	return s, nil
}
