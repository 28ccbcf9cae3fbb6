package scaffold

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/rules"
)

// Project is a policy and the modules below its folder.
type Project struct {
	Root    string // absolute path of the policy's folder
	Policy  *rules.Policy
	Modules *modules.Map

	known map[string]*Tree // packages whose signatures were asked for
}

// Open reads the module files below a policy's folder.
func Open(root string, policy *rules.Policy) (*Project, error) {
	files, err := modules.Tree(root, func(string) bool { return false })
	if err != nil {
		return nil, err
	}
	return &Project{Root: root, Policy: policy, Modules: files.Map(root)}, nil
}

// importPath returns the import path of a folder.
func (p *Project) importPath(dir string) (string, error) {
	i := p.Modules.ImportPath(dir)
	if i == "" {
		return "", fmt.Errorf("no go.mod holds %s, so nothing there can be imported; run `go mod init` first", dir)
	}
	return i, nil
}

// Template reads the template of a role as it is now.
func (p *Project) Template(role *rules.Role) (*Tree, error) {
	if role.Template == "" {
		return nil, fmt.Errorf("role %s has no template; `nanoarch template init` writes one and says which line the policy needs", role.Name)
	}
	i, err := p.importPath(role.Template)
	if err != nil {
		return nil, err
	}
	hole, err := p.importPath(p.Policy.Hole())
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(p.Root, filepath.FromSlash(role.Template))); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("role %s names the template %s, and there is no such folder; `nanoarch template init` writes a first one", role.Name, role.Template)
	}
	t, err := Read(p.Root, role.Template, i, hole, nil)
	if err == nil && len(t.Files) == 0 {
		err = fmt.Errorf("the template %s of role %s holds no Go file; `nanoarch template init` writes one", role.Template, role.Name)
	}
	return t, err
}

// Package reads what stands on a template at a package's place: the folders that the template spans, no others.
func (p *Project) Package(dir string, t *Tree) (*Tree, error) {
	i, err := p.importPath(dir)
	if err != nil {
		return nil, err
	}
	spans := t.Folders()
	keep := func(sub string) bool {
		return slices.ContainsFunc(spans, func(s string) bool { return s == sub || strings.HasPrefix(s, sub+"/") })
	}
	got, err := Read(p.Root, dir, i, t.Hole, keep)
	if err != nil {
		return nil, err
	}
	got.Files = slices.DeleteFunc(got.Files, func(f *File) bool { return !slices.Contains(spans, path.Dir(f.Name)) })
	return got, nil
}

// Role returns the role of that name; the error suggests one that there is.
func (p *Project) Role(name string) (*rules.Role, error) {
	if r := p.Policy.Role(name); r != nil {
		return r, nil
	}
	var names []string
	for _, r := range p.Policy.Roles() {
		names = append(names, r.Name)
	}
	return nil, fmt.Errorf("the policy has no role %q%s", name, rules.Suggest(name, names))
}

// Packages returns the folders whose packages have the role; sorted.
func (p *Project) Packages(role *rules.Role) ([]string, error) {
	var out []string
	err := filepath.WalkDir(p.Root, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(p.Root, name)
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if p.Policy.Ignored(rel) {
				return filepath.SkipDir
			}
			return nil
		}
		dir := path.Dir(rel)
		if !strings.HasSuffix(rel, ".go") || len(out) > 0 && out[len(out)-1] == dir {
			return nil
		}
		class, err := p.Policy.Classify(dir)
		if err == nil && class.Role == role && !class.Excluded {
			out = append(out, dir)
		}
		return err
	})
	slices.Sort(out)
	return slices.Compact(out), err
}

// free reports whether a new package can be written to a folder. It names what is there, also what only differs in
// capital letters, which are one folder on some systems.
func (p *Project) free(dir string) error {
	at := p.Root
	for part := range strings.SplitSeq(dir, "/") {
		entries, err := os.ReadDir(at)
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Name() != part && strings.EqualFold(e.Name(), part) {
				return fmt.Errorf("%s is there already and differs from %s in capital letters only; choose another name", e.Name(), part)
			}
			if e.Name() == part && !e.IsDir() {
				return fmt.Errorf("%s is no folder; choose another name", path.Join(relative(p.Root, at), part))
			}
		}
		at = filepath.Join(at, part)
	}
	entries, err := os.ReadDir(at)
	if err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.HasSuffix(e.Name(), ".go") }) {
		return fmt.Errorf("package %s is there already; nothing is overwritten, choose another name", dir)
	}
	return nil
}

func relative(root, name string) string {
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}
