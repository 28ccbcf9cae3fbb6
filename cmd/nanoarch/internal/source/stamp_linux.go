package source

import "syscall"

// stampOf returns the stamp of a path; it does not follow a link.
func stampOf(path string) (stamp, error) {
	var st syscall.Stat_t
	for {
		err := syscall.Lstat(path, &st)
		if err == nil {
			return stampOfStat(&st), nil
		}
		if err != syscall.EINTR {
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
