package source

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// ask asks the go command about all packages that come from outside, once. Should one of them import a package of a
// local folder that nobody else imports, what that needs is asked too.
func (u *universe) ask() error {
	u.listing.Do(func() { u.listErr = u.askAll() })
	return u.listErr
}

func (u *universe) askAll() error {
	tmp, dir, err := u.l.materialise(u.list, u.files)
	if tmp != "" {
		defer os.RemoveAll(tmp)
	}
	if err != nil {
		return fmt.Errorf("cannot prepare a folder for the go command: %w", err)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, x := range u.units { // whatever the run may need, so that the answer serves the next run too
		for _, p := range x.uses {
			if _, local := u.folder(p); !local {
				u.node(p)
			}
		}
	}
	for first := true; ; first = false {
		paths := u.unasked()
		if len(paths) == 0 {
			return nil
		}
		all, err := u.goCmd.list(dir, u.list != nil && u.list.Work, u.key, paths)
		if err != nil {
			return err
		}
		u.l.listed.Add(int64(len(all)))
		folders := moduleFolders(all)
		u.l.needFolders(folders)
		if first {
			u.l.cache.Put(u.foldersKey(paths), []byte(strings.Join(folders, "\n")), true)
		}
		u.enter(all, paths)
	}
}

// unasked returns the import paths of packages from outside that the go command was not asked about yet, sorted.
func (u *universe) unasked() []string {
	var paths []string
	for p, n := range u.nodes {
		if n.local == nil && n.outside == nil && n.err == nil && n.pkg == nil {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}

func (u *universe) foldersKey(paths []string) Key {
	return KeyOf(append([]string{"folders", u.key}, paths...)...)
}

// lookOutside makes sure that what was read before with modules that are gone now is read again.
func (u *universe) lookOutside() {
	if u.l.cache == nil {
		return
	}
	b, ok := u.l.cache.Get(u.foldersKey(u.unasked()))
	if !ok || len(b) == 0 {
		return
	}
	folders := strings.Split(string(b), "\n")
	u.l.needFolders(folders)
	if !areThere(folders) {
		u.key = KeyOf("gone", u.key).String()
	}
}

// enter makes nodes of what the go command says.
func (u *universe) enter(all []*listed, asked []string) {
	for _, p := range all {
		if n := u.node(p.ImportPath); n.local == nil && n.outside == nil && n.pkg == nil {
			n.outside = p
			if p.Standard {
				u.l.std[p.ImportPath] = n
			}
		}
	}
	for _, p := range all {
		n := u.nodes[p.ImportPath]
		if n.outside != p {
			continue
		}
		if p.Error != nil && len(p.GoFiles)+len(p.CgoFiles) == 0 {
			n.err = errors.New(goMessage(p.Error.Err))
			n.fault = u.missing(p.ImportPath, p.Error.Err)
		}
		n.deps = map[string]*node{}
		for _, i := range p.Imports {
			target := i
			if mapped, ok := p.ImportMap[i]; ok {
				target = mapped
			}
			if target == "C" {
				continue
			}
			d := u.node(target)
			n.deps[i] = d
			if n.fault == nil { // the go command lists a package behind those that it imports
				n.fault = d.fault
			}
		}
	}
	for _, p := range asked {
		if n := u.nodes[p]; n.outside == nil && n.local == nil && n.err == nil {
			n.err = errors.New("the go command does not know this package")
		}
	}
}

// outsideShape stands for the declarations of a package from outside: they change with the module files only.
func (u *universe) outsideShape(importPath string) string { return u.key + " " + importPath }
