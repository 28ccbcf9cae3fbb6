package modules

import (
	"os"
	"path/filepath"
)

// Above reads the modules that decide about the files of one folder on disk: its own go.mod, and the go.work file in
// force with the modules that it uses. Folders of the Map are relative to root, the policy's folder, which need not
// hold the go.mod file. It reads no other folder.
func Above(root, dir string) (*Map, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	var mods, works []string
	for d := dir; ; d = filepath.Dir(d) {
		if len(mods) == 0 && isFile(filepath.Join(d, "go.mod")) {
			mods = append(mods, relative(root, filepath.Join(d, "go.mod")))
		}
		if isFile(filepath.Join(d, "go.work")) {
			works = append(works, relative(root, filepath.Join(d, "go.work")))
			break
		}
		if d == filepath.Dir(d) {
			break
		}
	}
	if os.Getenv("GOWORK") == "off" {
		works = nil
	}
	read := func(name string) ([]byte, error) {
		if !filepath.IsAbs(filepath.FromSlash(name)) {
			name = filepath.Join(root, filepath.FromSlash(name))
		}
		return os.ReadFile(name)
	}
	return New(root, read, mods, works), nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func relative(root, name string) string {
	if rel, err := filepath.Rel(root, name); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(name)
}
