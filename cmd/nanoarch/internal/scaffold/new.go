package scaffold

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/rules"
)

// Fresh is a package that a template makes.
type Fresh struct {
	Dir   string
	Files []Change // sorted by path
	Root  string   // what would bind it: a folder, or words that say which packages may
	Lines []string // what to write there: an import and a call
}

// New makes a new package of a role by the role's template. The name fills the captures of the role's first pattern, in
// their order. Nothing is written; the error says what is wrong with the name, or what is there already.
func (p *Project) New(role *rules.Role, name string) (*Fresh, error) {
	t, err := p.Template(role)
	if err != nil {
		return nil, err
	}
	patterns := role.Packages()
	if len(patterns) == 0 {
		return nil, fmt.Errorf("role %s claims no packages; give it a pattern", role.Name)
	}
	names, err := ParseNames(name, patterns[0].CapturesInOrder())
	if err != nil {
		return nil, err
	}
	var values []string
	for _, n := range names {
		if err := t.clash(n); err != nil {
			return nil, err
		}
		values = append(values, n.Value)
	}
	dir, err := patterns[0].Fill(values)
	if err != nil {
		return nil, err
	}
	if err := p.claimed(role, dir); err != nil {
		return nil, err
	}
	importPath, err := p.importPath(dir)
	if err != nil {
		return nil, err
	}
	at, err := t.At(dir, importPath, names)
	if err != nil {
		return nil, err
	}
	for _, folder := range at.Folders() {
		if err := p.free(path.Join(dir, folder)); err != nil {
			return nil, err
		}
	}
	files, err := at.Filled(names)
	if err != nil {
		return nil, err
	}
	fresh := &Fresh{Dir: dir}
	for name, src := range files {
		fresh.Files = append(fresh.Files, Change{Path: path.Join(dir, name), New: src})
	}
	sortChanges(fresh.Files)
	fresh.Root, fresh.Lines = p.wiring(at, names)
	return fresh, nil
}

// clash says that a name is taken by what the template imports or by a folder that it spans.
func (t *Tree) clash(n Name) error {
	for _, f := range t.Files {
		for as, p := range t.imports(f) {
			if _, own := t.folderOf(p); as == n.Value && !own && p != t.Hole {
				return fmt.Errorf("%s %q is the name of package %s, which the template imports; choose another word", n.Capture, n.Value, p)
			}
		}
		if folder := path.Dir(f.Name); folder != "." && slices.Contains(strings.Split(folder, "/"), n.Value) {
			return fmt.Errorf("%s %q is the name of a folder that the template has inside the package; choose another word", n.Capture, n.Value)
		}
	}
	return nil
}

// claimed says that a folder would not belong to the role.
func (p *Project) claimed(role *rules.Role, dir string) error {
	if p.Policy.Ignored(dir) || p.Policy.Excluded(dir) {
		return fmt.Errorf("%s is no part of the program (the policy excludes it, or it holds templates); choose another name", dir)
	}
	class, err := p.Policy.Classify(dir)
	switch {
	case err != nil:
		return err
	case class.Role == nil:
		return fmt.Errorf("no role would claim %s", dir)
	case class.Role.Name != role.Name:
		return fmt.Errorf("%s would be a package of role %s (pattern %q), not %s; choose another name", dir, class.Role.Name, class.Pattern, role.Name)
	}
	return nil
}

// wiring says which root would bind a new package, and by which lines.
func (p *Project) wiring(t *Tree, names []Name) (root string, lines []string) {
	var call string
	for _, f := range t.Files {
		if unit(f) != "" && unit(f) != "./" || path.Dir(f.Name) != "." {
			continue
		}
		for _, d := range f.ast.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Recv == nil && strings.HasPrefix(d.Name.Name, "New") {
				call = f.ast.Name.Name + "." + d.Name.Name + "(" + t.arguments(f, d) + ")"
			}
		}
	}
	if call == "" {
		return "", nil
	}
	lines = []string{fmt.Sprintf("import %q", t.ImportPath), call}
	value := map[string]string{}
	for _, n := range names {
		value[n.Capture] = n.Value
	}
	var others []string
	for _, r := range p.Policy.Roles() {
		if r.Kind != "root" {
			continue
		}
		for _, pattern := range r.Packages() {
			captures := pattern.CapturesInOrder()
			var values []string
			for _, c := range captures {
				if v, ok := value[c]; ok {
					values = append(values, v)
				}
			}
			if dir, err := pattern.Fill(values); err == nil && len(captures) > 0 {
				return dir, lines
			}
			others = append(others, pattern.String())
		}
	}
	if len(others) == 0 {
		return "a composition root; the policy has no role of kind root yet", lines
	}
	return "a package of " + strings.Join(others, " or "), lines
}

// arguments writes what a constructor could be called with, without those that can be left out.
func (t *Tree) arguments(f *File, d *ast.FuncDecl) string {
	var out []string
	for _, field := range d.Type.Params.List {
		if _, optional := field.Type.(*ast.Ellipsis); optional {
			continue
		}
		text := f.text(field.Type.Pos(), field.Type.End())
		if id, ok := field.Type.(*ast.Ident); ok && t.structType(".", id.Name) {
			text = f.ast.Name.Name + "." + id.Name + "{}"
		}
		for range max(1, len(field.Names)) {
			out = append(out, text)
		}
	}
	return strings.Join(out, ", ")
}
