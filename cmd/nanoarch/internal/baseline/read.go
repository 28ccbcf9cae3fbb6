package baseline

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// Files is how a baseline is read, from any view of files: names are slash paths relative to the policy's folder.
type Files struct {
	List func(dir string) (files, dirs []string, err error) // base names; fs.ErrNotExist for a folder that is not there
	Read func(name string) ([]byte, error)
}

// Read reads a whole baseline. Where there is none, the set is empty. The entries are those that can be told in spite of
// the faults, which are sorted by place.
func Read(f Files) (Set, []Fault) {
	r := &reader{files: f, set: Set{}}
	r.folder(Dir)
	sortFaults(r.faults)
	return r.set, r.faults
}

type reader struct {
	files  Files
	set    Set
	faults []Fault
}

func (r *reader) folder(name string) {
	files, dirs, err := r.files.List(name)
	if err != nil && (name != Dir || !errors.Is(err, fs.ErrNotExist)) {
		r.fault(name, "the folder cannot be listed: "+err.Error())
	}
	for _, f := range files {
		if strings.HasSuffix(f, extension) && f[0] != '.' { // else not ours: a file of an editor, or what a crash left
			r.file(path.Join(name, f))
		}
	}
	for _, d := range dirs {
		r.folder(path.Join(name, d))
	}
}

func (r *reader) file(name string) {
	dir, ok := dirOf(name)
	if !ok {
		r.fault(name, "no package folder has this name of a file; remove it")
		return
	}
	b, err := r.files.Read(name)
	if err != nil {
		r.fault(name, "the file cannot be read: "+err.Error())
		return
	}
	entries, faults := Parse(name, b)
	r.faults = append(r.faults, faults...)
	r.set[dir] = entries
}

func (r *reader) fault(file, message string) {
	r.faults = append(r.faults, Fault{File: file, Message: message})
}
