package source

import (
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"
)

// place returns the folder in which the packages are asked for, and the value of GOWORK there. In a workspace the go
// command adds to go.work.sum even if it may not write module files, so it gets a copy of go.work in a temporary folder,
// "" if there is none. With vendored packages it writes no sums, and finds vendor beside the true file only.
func (g *goLoad) place() (dir, work, tmp string, err error) {
	if g.u.list == nil {
		return g.l.view.root, "off", "", nil
	}
	dir = g.l.onDisk(g.u.list.Folder)
	switch {
	case !g.u.list.Work:
		return dir, "off", "", nil
	case g.u.vendor != nil:
		return dir, filepath.Join(dir, "go.work"), "", nil
	}
	if tmp, err = os.MkdirTemp("", "nanoarch-"); err != nil {
		return dir, "", "", err
	}
	content, err := absoluteWork(dir, g.u.files[path.Join(g.u.list.Folder, "go.work")])
	if err != nil {
		return dir, "", tmp, err
	}
	work = filepath.Join(tmp, "go.work")
	if err := os.WriteFile(work, content, 0o600); err != nil {
		return dir, "", tmp, err
	}
	if sums, ok := g.u.files[path.Join(g.u.list.Folder, "go.work.sum")]; ok {
		err = os.WriteFile(work+".sum", sums, 0o600)
	}
	return dir, work, tmp, err
}

// absoluteWork returns a go.work file of a folder as it must read elsewhere.
func absoluteWork(dir string, content []byte) ([]byte, error) {
	f, err := modfile.ParseWork("go.work", content, nil)
	if err != nil {
		return nil, err
	}
	absolute := func(name string) string {
		if filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(dir, filepath.FromSlash(name))
	}
	var uses []*modfile.Use
	for _, u := range f.Use {
		uses = append(uses, &modfile.Use{Path: absolute(u.Path)})
	}
	f.SetUse(uses)
	for _, r := range f.Replace {
		if r.New.Version == "" {
			if err := f.AddReplace(r.Old.Path, r.Old.Version, absolute(r.New.Path), ""); err != nil {
				return nil, err
			}
		}
	}
	f.SortBlocks()
	f.Cleanup()
	return modfile.Format(f.Syntax), nil
}
