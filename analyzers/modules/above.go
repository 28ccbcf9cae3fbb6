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
	mods, works := around(root, dir)
	return New(root, func(name string) ([]byte, error) { return os.ReadFile(onDisk(root, name)) }, mods, works), nil
}

// around returns the nearest go.mod file, and the go.work file unless the user turned it off, in a folder or above it,
// relative to root.
func around(root, dir string) (mods, works []string) {
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
	if workOff() {
		works = nil
	}
	return mods, works
}

// workOff reports whether the user turned go.work files off.
func workOff() bool { return os.Getenv("GOWORK") == "off" }

// onDisk returns where a file is that is named relative to root.
func onDisk(root, name string) string {
	if name = filepath.FromSlash(name); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(root, name)
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
