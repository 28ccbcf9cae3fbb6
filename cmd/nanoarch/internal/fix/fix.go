// Package fix applies the safe edits of findings to the files on disk: all of them, or none.
package fix

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// Plan is what is to be written.
type Plan struct {
	Fixed  []*subject.Finding // whose edits the plan holds
	Later  []*subject.Finding // whose edits change what others change, too; a second run can fix them
	root   string
	files  map[string]*file // by slash path relative to root
	sorted []*file
}

// file is a file that changes.
type file struct {
	path     string // slash path relative to the root
	old, new []byte
	edits    []edit
}

// edit replaces bytes of a file.
type edit struct {
	start, end int
	text       string
}

// New plans the fixes of findings in a program below root. The error names a file that is not as it was judged.
func New(root string, found []*subject.Finding) (*Plan, error) {
	p := &Plan{root: root, files: map[string]*file{}}
	for _, f := range found {
		if f.Fix == nil || f.Fix.Changes {
			continue
		}
		edits, err := p.edits(f)
		switch {
		case err != nil:
			return nil, err
		case !fit(edits):
			p.Later = append(p.Later, f)
			continue
		}
		p.Fixed = append(p.Fixed, f)
		for _, e := range edits {
			e.file.add(e.edit)
		}
	}
	for _, f := range p.files {
		if len(f.edits) > 0 {
			f.apply()
			p.sorted = append(p.sorted, f)
		}
	}
	slices.SortFunc(p.sorted, func(a, b *file) int { return cmp.Compare(a.path, b.path) })
	return p, nil
}

// fileEdit is an edit and what it changes.
type fileEdit struct {
	edit
	file *file
}

func (p *Plan) edits(f *subject.Finding) ([]fileEdit, error) {
	var out []fileEdit
	for _, e := range f.Fix.Edits {
		at, err := p.file(f.Package, e.Pos.File)
		if err != nil {
			return nil, err
		}
		out = append(out, fileEdit{edit{e.Pos.Start, e.Pos.End, e.Text}, at})
	}
	return out, nil
}

// fit reports whether edits can be added to those that are planned already.
func fit(edits []fileEdit) bool {
	return !slices.ContainsFunc(edits, func(e fileEdit) bool { return !e.file.fits(e.edit) })
}

// file reads a file of a unit once and demands that it is what was judged.
func (p *Plan) file(u *inventory.Package, index int) (*file, error) {
	if index >= len(u.Files) {
		return nil, fmt.Errorf("a fix of package %s names a file that it does not have", u.ImportPath)
	}
	name := path.Join(u.Dir, u.Files[index].Name)
	if f := p.files[name]; f != nil {
		return f, nil
	}
	f := &file{path: name}
	var err error
	if f.old, err = read(p.onDisk(f)); err != nil {
		return nil, err
	}
	if inventory.BlobHash(f.old) != u.Files[index].Hash {
		return nil, fmt.Errorf("%s has changed since it was judged; nothing is written, run nanoarch fix again", name)
	}
	p.files[name] = f
	return f, nil
}

func (p *Plan) onDisk(f *file) string { return filepath.Join(p.root, filepath.FromSlash(f.path)) }

// read returns the content of an ordinary file. Behind a link could be anything.
func read(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no ordinary file, so it is not written to", name)
	}
	return os.ReadFile(name)
}

// fits reports whether an edit lies in the file and changes nothing that another one changes, unless both are the same.
func (f *file) fits(e edit) bool {
	if e.start < 0 || e.end < e.start || e.end > len(f.old) {
		return false
	}
	return !slices.ContainsFunc(f.edits, func(o edit) bool {
		return o != e && (e.start < o.end && o.start < e.end || e.start == o.start && (e.start == e.end || o.start == o.end))
	})
}

func (f *file) add(e edit) {
	if !slices.Contains(f.edits, e) {
		f.edits = append(f.edits, e)
	}
}

// apply makes the new content.
func (f *file) apply() {
	slices.SortFunc(f.edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var out bytes.Buffer
	done := 0
	for _, e := range f.edits {
		out.Write(f.old[done:e.start])
		out.WriteString(e.text)
		done = e.end
	}
	out.Write(f.old[done:])
	f.new = out.Bytes()
}

// Files returns the slash paths of the files that change, relative to the root; sorted.
func (p *Plan) Files() []string {
	var out []string
	for _, f := range p.sorted {
		out = append(out, f.path)
	}
	return out
}

// Diff returns the changes as a unified diff of paths relative to the root.
func (p *Plan) Diff() []byte {
	var out []byte
	for _, f := range p.sorted {
		out = append(out, diff.Diff("a/"+f.path, f.old, "b/"+f.path, f.new)...)
	}
	return out
}

// Write writes all files or none: first beside the old ones, then, if none has changed meanwhile, in their places.
func (p *Plan) Write() (err error) {
	var written []string // beside the files, in their order
	defer func() {
		for _, name := range written {
			os.Remove(name)
		}
	}()
	for _, f := range p.sorted {
		name, err := p.beside(f)
		if err != nil {
			return fmt.Errorf("nothing is written: %w", err)
		}
		written = append(written, name)
	}
	for _, f := range p.sorted {
		if now, err := read(p.onDisk(f)); err != nil || !bytes.Equal(now, f.old) {
			return fmt.Errorf("%s has changed since it was judged; nothing is written, run nanoarch fix again", f.path)
		}
	}
	for i, f := range p.sorted {
		if err := os.Rename(written[i], p.onDisk(f)); err != nil {
			return errors.Join(err, p.undo(p.sorted[:i]))
		}
	}
	return nil
}

// beside writes the new content of a file to a file beside it, with the same mode.
func (p *Plan) beside(f *file) (name string, err error) {
	info, err := os.Stat(p.onDisk(f))
	if err != nil {
		return "", err
	}
	t, err := os.CreateTemp(filepath.Dir(p.onDisk(f)), ".nanoarch-*")
	if err != nil {
		return "", err
	}
	_, err = t.Write(f.new)
	if err = errors.Join(err, t.Chmod(info.Mode().Perm()), t.Close()); err != nil {
		os.Remove(t.Name())
		return "", err
	}
	return t.Name(), nil
}

// undo puts the old contents back.
func (p *Plan) undo(files []*file) error {
	var errs []error
	for _, f := range files {
		errs = append(errs, os.WriteFile(p.onDisk(f), f.old, 0o644))
	}
	return errors.Join(errs...)
}
