package source

import (
	"errors"
	"io/fs"
	"syscall"
)

// stampOf returns the stamp of a path; it does not follow a link.
func stampOf(path string) (stamp, error) {
	var st syscall.Stat_t
	for {
		err := syscall.Lstat(path, &st)
		if err == nil {
			return stampOfStat(&st), nil
		}
		if !errors.Is(err, syscall.EINTR) {
			return stampOfError(err)
		}
	}
}

func stampOfStat(st *syscall.Stat_t) stamp {
	s := stamp{kind: other, size: st.Size, mtime: st.Mtim.Nano(), ctime: st.Ctim.Nano(), inode: st.Ino}
	switch st.Mode & syscall.S_IFMT {
	case syscall.S_IFREG:
		s.kind = regular
	case syscall.S_IFDIR:
		s.kind, s.size = directory, 0
	}
	return s
}

// readRegular reads a path that is a regular file, without following a link or waiting for anybody; the content may use
// the memory of buf. The stamp is from before. It is the system's own calls: of os.File's a third is of no use here.
func readRegular(path string, buf []byte) ([]byte, stamp, error) {
	fd, err := retry(func() (int, error) {
		return syscall.Open(path, syscall.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	switch {
	case errors.Is(err, syscall.ELOOP) || errors.Is(err, syscall.ENXIO): // a link, a socket
		return nil, stamp{kind: other}, &fs.PathError{Op: "read", Path: path, Err: errNotRegular}
	case err != nil:
		s, _ := stampOfError(err)
		return nil, s, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	defer func() { _ = syscall.Close(fd) }() // nothing was written
	var st syscall.Stat_t
	if _, err := retry(func() (int, error) { return 0, syscall.Fstat(fd, &st) }); err != nil {
		return nil, stamp{}, &fs.PathError{Op: "stat", Path: path, Err: err}
	}
	s := stampOfStat(&st)
	if err := readable(path, s); err != nil {
		return nil, s, err
	}
	if int64(cap(buf)) < s.size {
		buf = make([]byte, s.size)
	}
	n := 0
	for buf = buf[:s.size]; n < len(buf); {
		got, err := retry(func() (int, error) { return syscall.Read(fd, buf[n:]) })
		if err != nil {
			return nil, s, &fs.PathError{Op: "read", Path: path, Err: err}
		}
		if got == 0 {
			break // it shrank
		}
		n += got
	}
	return buf[:n], s, nil
}

func retry(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
