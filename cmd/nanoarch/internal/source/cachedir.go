package source

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// CacheInfo says how large the caches below a folder are.
type CacheInfo struct {
	Programs int   // caches, one for each program and build of this command
	Files    int   // files in them
	Bytes    int64 // of all files
}

// program is the cache of one program and build.
type cached struct {
	dir   string
	used  time.Time // when it was written last
	files int
	bytes int64
}

const (
	maxCaches = 2 << 30             // bytes of all caches together
	maxUnused = 30 * 24 * time.Hour // a cache that nobody wrote to for so long goes
)

// list returns the caches below a folder, last used first. Whatever else lies there is none.
func listCaches(base string) ([]cached, error) {
	entries, err := os.ReadDir(base)
	if err != nil {
		return nil, err
	}
	var out []cached
	for _, e := range entries {
		if !e.IsDir() || len(e.Name()) != 2*len(Key{}) {
			continue
		}
		c := cached{dir: filepath.Join(base, e.Name())}
		files, err := os.ReadDir(c.dir)
		if err != nil {
			continue
		}
		for _, f := range files {
			info, err := f.Info()
			if err != nil {
				continue // another process removed it
			}
			c.files++
			c.bytes += info.Size()
			if info.ModTime().After(c.used) {
				c.used = info.ModTime()
			}
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b cached) int { return cmp.Or(b.used.Compare(a.used), cmp.Compare(a.dir, b.dir)) })
	return out, nil
}

// trim removes caches below a folder that are old, or too much.
func trim(base, keep string) {
	all, err := listCaches(base)
	if err != nil {
		return
	}
	var total int64
	for _, c := range all {
		total += c.bytes
		if filepath.Base(c.dir) != keep && (total > maxCaches || time.Since(c.used) > maxUnused) {
			os.RemoveAll(c.dir)
		}
	}
}

// InspectCache returns how large the caches below a folder are; a missing folder has none.
func InspectCache(base string) (CacheInfo, error) {
	var info CacheInfo
	all, err := listCaches(base)
	if err != nil {
		if os.IsNotExist(err) {
			err = nil
		}
		return info, err
	}
	for _, c := range all {
		info.Programs++
		info.Files += c.files
		info.Bytes += c.bytes
	}
	return info, nil
}

// CleanCache removes the caches below a folder, and nothing else that lies there.
func CleanCache(base string) error {
	all, err := listCaches(base)
	if os.IsNotExist(err) {
		return nil
	}
	for _, c := range all {
		if e := os.RemoveAll(c.dir); e != nil && !os.IsNotExist(e) {
			err = cmp.Or(err, e)
		}
	}
	return err
}

// keepNewest removes the files that match a pattern but for the newest.
func keepNewest(pattern string, n int) {
	names, _ := filepath.Glob(pattern)
	if len(names) <= n {
		return
	}
	written := map[string]time.Time{}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil {
			written[name] = info.ModTime()
		}
	}
	slices.SortFunc(names, func(a, b string) int { return written[b].Compare(written[a]) })
	for _, name := range names[n:] {
		os.Remove(name)
	}
}
