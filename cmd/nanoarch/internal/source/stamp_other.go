//go:build !linux

package source

import (
	"errors"
	"io"
	"os"
)

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

// readRegular reads a path that is a regular file, without following a link; the content may use the memory of buf. The
// stamp is from before.
func readRegular(path string, buf []byte) ([]byte, stamp, error) {
	s, err := stampOf(path)
	if err == nil && s.kind == missing {
		err = &os.PathError{Op: "open", Path: path, Err: os.ErrNotExist}
	}
	if err == nil {
		err = readable(path, s)
	}
	if err != nil {
		return nil, s, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, s, err
	}
	defer f.Close()
	if int64(cap(buf)) < s.size {
		buf = make([]byte, s.size)
	}
	n, err := io.ReadFull(f, buf[:s.size])
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil // it shrank
	}
	return buf[:n], s, err
}
