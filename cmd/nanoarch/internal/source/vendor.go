package source

import (
	"cmp"
	"errors"
	"fmt"
	"go/version"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// vendored is a vendor folder that is in force.
type vendored struct {
	folder string   // relative to the root
	fix    string   // the command that mends it
	fault  *Problem // why it does not fit the module files, nil if it does
	text   *vendorText
}

// findVendor decides like the go command whether a vendor folder is in force, and whether it fits; nil if it is not.
func (u *universe) findVendor() *vendored {
	mode := u.goCmd.modFlag()
	if u.list == nil || mode != "" && mode != "vendor" {
		return nil
	}
	v := &vendored{folder: path.Join(u.list.Folder, "vendor"), fix: "go mod vendor"}
	if u.list.Work {
		v.fix = "go work vendor"
	}
	old := version.Compare("go"+u.list.Go, "go1.14") < 0
	b, err := u.l.view.readAround(v.file())
	if err != nil && mode == "" {
		if _, err := u.l.view.listAround(v.folder); err != nil {
			return nil
		}
	}
	v.text = readVendorText(string(b))
	if mode == "" && (old || v.text.workspace != u.list.Work) {
		return nil
	}
	if wrong := u.unfit(v.text, old); len(wrong) > 0 {
		more := ""
		if n := len(wrong) - 1; n > 0 {
			more = fmt.Sprintf(" (and %d more)", n)
		}
		v.fault = &Problem{
			Message: fmt.Sprintf("the vendor folder does not fit %s: %s%s; run `%s`", path.Base(u.moduleFile()), wrong[0], more, v.fix), File: v.file(),
		}
	}
	return v
}

func (v *vendored) file() string { return path.Join(v.folder, "modules.txt") }

// refuse gives a vendored package an error if the go command would not take it from the folder.
func (v *vendored) refuse(n *node) {
	switch {
	case v.fault != nil:
		n.fault = v.fault
	case !v.text.packages[n.path]:
		n.fault = &Problem{Message: fmt.Sprintf("package %s is imported, but vendor/modules.txt does not list it; run `%s`", n.path, v.fix), File: v.file()}
	case n.local == nil:
		n.fault = &Problem{Message: fmt.Sprintf("vendor/modules.txt lists package %s, but there are no Go files in vendor/%[1]s; run `%s`", n.path, v.fix), File: v.file()}
	default:
		return
	}
	n.err = errors.New(n.fault.Message)
}

// vendorText is what vendor/modules.txt says.
type vendorText struct {
	workspace bool
	modules   map[module.Version]*vendorModule
	packages  map[string]bool
}

// vendorModule is a module there; one of all versions stands for a replace directive.
type vendorModule struct {
	explicit    bool           // go.mod requires it
	replacement module.Version // "" if it is not replaced
	used        bool           // it has packages
}

// readVendorText reads lines "# path version => replacement", "## explicit; go 1.25" and import paths. What it does not
// understand it skips, as the go command does.
func readVendorText(s string) *vendorText {
	t := &vendorText{modules: map[module.Version]*vendorModule{}, packages: map[string]bool{}}
	var m *vendorModule
	first := true
	for line := range strings.Lines(s) {
		notes, isNote := strings.CutPrefix(line, "## ")
		f := strings.Fields(line)
		switch {
		case isNote:
			for note := range strings.SplitSeq(notes, ";") {
				note = strings.TrimSpace(note)
				t.workspace = t.workspace || first && note == "workspace"
				if m != nil && note == "explicit" {
					m.explicit = true
				}
			}
		case strings.HasPrefix(line, "# ") && len(f) >= 3:
			m = t.module(f[1], f[2:])
		case m != nil && len(f) == 1 && f[0][0] != '#':
			m.used, t.packages[f[0]] = true, true
		}
		first = false
	}
	return t
}

// module enters a module; rest is a version, a replacement, or both.
func (t *vendorText) module(name string, rest []string) *vendorModule {
	key := module.Version{Path: name}
	if semver.IsValid(rest[0]) {
		key.Version, rest = rest[0], rest[1:]
	} else if rest[0] != "=>" {
		return nil
	}
	m := t.modules[key]
	if m == nil {
		m = &vendorModule{}
		t.modules[key] = m
	}
	if len(rest) >= 2 && rest[0] == "=>" {
		m.replacement.Path = rest[1]
		if len(rest) == 3 {
			m.replacement.Version = rest[2]
		}
	}
	return m
}

// unfit says where vendor/modules.txt disagrees with the module files, in the go command's words. Before Go 1.14 it did
// not tell enough for that.
func (u *universe) unfit(t *vendorText, old bool) (wrong []string) {
	if old {
		return nil
	}
	say := func(m module.Version, format string, args ...any) {
		wrong = append(wrong, describe(m)+" "+fmt.Sprintf(format, args...))
	}
	required := map[module.Version]bool{}
	var replaced []module.Version
	for _, main := range u.list.Mains {
		f := u.modFile(main.Dir)
		for _, r := range f.Require {
			required[r.Mod] = true
			if m := t.modules[r.Mod]; m == nil || !m.explicit {
				say(r.Mod, "is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt")
			}
		}
		replaced = appendOld(replaced, f.Replace)
	}
	replaced = appendOld(replaced, u.workFile().Replace)
	for _, m := range replaced {
		want := u.replacement(m)
		have := module.Version{}
		if in := t.modules[m]; in != nil {
			have = in.replacement
		}
		switch {
		case want == have:
		case have.Path == "":
			say(m, "is replaced by %s, but not marked as replaced in vendor/modules.txt", describe(want))
		default:
			say(m, "is replaced by %s, but marked as replaced by %s in vendor/modules.txt", describe(want), describe(have))
		}
	}
	for _, m := range t.sorted() {
		in := t.modules[m]
		if in.explicit && in.used && !required[m] {
			say(m, "is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod")
		}
		if in.replacement.Path != "" && u.replacement(m).Path == "" {
			say(m, "is marked as replaced in vendor/modules.txt, but not replaced in %s", path.Base(u.moduleFile()))
		}
	}
	return wrong
}

func appendOld(list []module.Version, replaces []*modfile.Replace) []module.Version {
	for _, r := range replaces {
		if !slices.Contains(list, r.Old) {
			list = append(list, r.Old)
		}
	}
	return list
}

func (t *vendorText) sorted() []module.Version {
	var list []module.Version
	for m := range t.modules {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b module.Version) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Version, b.Version))
	})
	return list
}

func describe(m module.Version) string {
	if m.Version == "" {
		return m.Path
	}
	return m.Path + "@" + m.Version
}

// modFile returns a go.mod file of the build list, an empty one if it cannot be read: somebody else says so.
func (u *universe) modFile(dir string) *modfile.File {
	f, err := modfile.Parse("go.mod", u.files[path.Join(dir, "go.mod")], nil)
	if err != nil {
		return &modfile.File{}
	}
	return f
}

func (u *universe) workFile() *modfile.WorkFile {
	f, err := modfile.ParseWork("go.work", u.files[path.Join(u.list.Folder, "go.work")], nil)
	if err != nil || !u.list.Work {
		return &modfile.WorkFile{}
	}
	return f
}

// replacement returns what takes the place of a module: what go.work says, else what a go.mod file says, there the
// directive for the version first. Folders are relative to go.work.
func (u *universe) replacement(m module.Version) module.Version {
	for _, main := range u.list.Mains {
		if main.Path == m.Path && m.Version == "" {
			return module.Version{}
		}
	}
	if to, ok := replacementIn(u.workFile().Replace, m); ok {
		return to
	}
	for _, main := range u.list.Mains {
		to, ok := replacementIn(u.modFile(main.Dir).Replace, m)
		if !ok {
			continue
		}
		if u.list.Work && to.Version == "" && !filepath.IsAbs(to.Path) {
			to.Path = u.fromWork(main.Dir, to.Path)
		}
		return to
	}
	return module.Version{}
}

func replacementIn(replaces []*modfile.Replace, m module.Version) (to module.Version, ok bool) {
	for _, r := range replaces {
		switch r.Old {
		case m:
			return r.New, true
		case module.Version{Path: m.Path}:
			to, ok = r.New, true
		}
	}
	return to, ok
}

// fromWork returns a folder that a go.mod file names as go.work would name it.
func (u *universe) fromWork(dir, name string) string {
	mod, _ := u.l.view.beside(dir)
	work, _ := u.l.view.beside(u.list.Folder)
	rel, err := filepath.Rel(work, filepath.Join(mod, filepath.FromSlash(name)))
	if err != nil {
		return name
	}
	rel = filepath.ToSlash(rel)
	if rel == "." || modfile.IsDirectoryPath(rel) {
		return rel
	}
	return "./" + rel
}
