package scaffold

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"maps"
	"path"
	"slices"
	"strings"
)

// Lesson is a template that was made from packages.
type Lesson struct {
	Dir     string
	Files   []Change
	Members []Member // sorted by folder
}

// Member is a package that was learned from.
type Member struct {
	Dir     string
	Reason  string // why it does not conform to what was learned, "" if it does
	Outside int    // statements that stand outside holes
	All     int    // statements
}

// Learn makes a template of what packages have in common; where they differ are holes. The template takes what the largest
// part of them can share. Nothing is written. The error says that they have too little in common.
func (p *Project) Learn(dir string, folders []string) (*Lesson, error) {
	if len(folders) < 2 {
		return nil, errors.New("what packages have in common takes two of them at least")
	}
	at, err := p.importPath(dir)
	if err != nil {
		return nil, err
	}
	hole, err := p.importPath(p.Policy.Hole())
	if err != nil {
		return nil, err
	}
	var all []*Tree
	for _, f := range folders {
		t, err := p.normal(f, dir, at, hole)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	l := &learner{p: p, dir: dir, at: at, hole: hole, all: all, imports: map[string]map[string]string{}}
	files, err := l.files()
	if err != nil {
		return nil, err
	}
	t, err := Parse(dir, at, hole, files)
	if err != nil {
		return nil, err
	}
	out := &Lesson{Dir: dir}
	for name, src := range files {
		out.Files = append(out.Files, Change{Path: path.Join(dir, name), New: src})
	}
	sortChanges(out.Files)
	for i, member := range all {
		m := matchTrees(t, member, false)
		x := Member{Dir: folders[i]}
		if !m.fits() {
			x.Reason = m.why()
		}
		x.Outside, x.All = m.counts()
		out.Members = append(out.Members, x)
	}
	slices.SortFunc(out.Members, func(a, b Member) int { return strings.Compare(a.Dir, b.Dir) })
	return out, nil
}

// normal reads a package as if it stood at the template's place, with the template's word where it spells its own name.
func (p *Project) normal(folder, dir, at, hole string) (*Tree, error) {
	i, err := p.importPath(folder)
	if err != nil {
		return nil, err
	}
	t, err := Read(p.Root, folder, i, hole, nil)
	if err != nil {
		return nil, err
	}
	if len(t.Files) == 0 {
		return nil, fmt.Errorf("%s holds no Go file", folder)
	}
	name := path.Base(folder)
	word := Name{Capture: name, Value: "operation", Camel: "Operation"}
	return t.At(dir, at, []Name{word})
}

// counts returns how many statements of the package stand outside holes, and how many it has.
func (m *match) counts() (outside, all int) {
	spans := map[*File]bool{}
	for _, f := range m.p.Files {
		spans[f] = true
	}
	for f := range spans {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			s, ok := n.(ast.Stmt)
			if _, block := n.(*ast.BlockStmt); !ok || block {
				return true
			}
			all++
			for _, p := range m.stmts {
				if p == s {
					outside++
					break
				}
			}
			return true
		})
	}
	return outside, all
}

// learner makes a template of trees that stand at its place.
type learner struct {
	p             *Project
	dir, at, hole string
	all           []*Tree
	imports       map[string]map[string]string // by file of the template: what its text may need, paths by name
}

// few reports whether what so many of so many have is not common enough for a template.
func few(n, of int) bool { return 2*n <= of }

// files writes the template's files: one for each unit of the packages.
func (l *learner) files() (map[string][]byte, error) {
	units := map[string]int{}
	for _, t := range l.all {
		for _, u := range t.units() {
			units[u]++
		}
	}
	out := map[string][]byte{}
	for _, u := range slices.Sorted(maps.Keys(units)) {
		if few(units[u], len(l.all)) {
			continue
		}
		if err := l.unit(u, out); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, errors.New("the packages have nothing in common that a template could hold them to: no declaration of the same name and shape in more than half of them")
	}
	return out, nil
}

// unit adds what the packages have in common in one unit: a file of code and a file of tests.
func (l *learner) unit(u string, out map[string][]byte) error {
	variants := map[string][]*decl{}
	var order []string
	extra := 0
	pkg := ""
	for _, t := range l.all {
		for _, d := range t.decls(u) {
			pkg = d.f.ast.Name.Name
			if variants[d.key()] == nil {
				order = append(order, d.key())
			}
			variants[d.key()] = append(variants[d.key()], d)
		}
	}
	folder, base := path.Dir(u+"x"), "operation"
	if folder != "." {
		base = path.Base(folder)
	}
	parts := map[string]string{}
	for _, key := range order {
		name := path.Join(folder, base+".go")
		if strings.HasSuffix(variants[key][0].f.Name, "_test.go") {
			name = path.Join(folder, base+"_test.go")
		}
		if l.imports[name] == nil {
			l.imports[name] = map[string]string{"hole": l.hole}
		}
		text, ok := "", !few(len(variants[key]), len(l.all))
		if ok {
			text, ok = l.unify(name, variants[key])
		}
		if !ok {
			extra += len(variants[key])
			continue
		}
		parts[name] += "\n" + text + "\n"
	}
	head := ""
	if extra > 0 {
		head = "\n//nanoarch:hole decls=any\n"
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		t := &Tree{Dir: l.dir, ImportPath: l.at, Hole: l.hole}
		src, err := tidy(t, name, []byte("package "+pkg+"\n"+head+parts[name]), l.imports[name], false)
		if err != nil {
			return err
		}
		out[name], head = src, ""
	}
	return nil
}

// unify writes a declaration that stands for all variants that it can stand for, false if these are too few.
func (l *learner) unify(name string, variants []*decl) (string, bool) {
	groups := map[string][]*decl{}
	for _, d := range variants {
		groups[l.shape(d)] = append(groups[l.shape(d)], d)
	}
	keys := slices.Sorted(maps.Keys(groups))
	best := slices.MaxFunc(keys, func(a, b string) int { return cmp.Compare(len(groups[a]), len(groups[b])) })
	group := groups[best]
	if few(len(group), len(variants)) {
		return "", false
	}
	text := group[0].full()
	maps.Copy(l.imports[name], l.all[0].imports(group[0].f))
	for _, d := range group {
		maps.Copy(l.imports[name], l.all[0].imports(d.f))
		t, err := Parse(l.dir, l.at, l.hole, map[string][]byte{"x.go": l.around(name, text)})
		if err != nil {
			return "", false
		}
		u := &unifier{learner: l, name: name, t: t, a: t.decls(unit(t.Files[0]))[0], b: d}
		u.of = l.treeOf(d)
		if text, err = u.decl(); err != nil {
			return "", false
		}
	}
	return commonDoc(group) + text, true
}

// commonDoc returns the comment that all declarations have, "" if they differ.
func commonDoc(all []*decl) string {
	text := ""
	for i, d := range all {
		own := ""
		if d.doc != nil {
			own = d.f.text(d.doc.Pos(), d.doc.End()) + "\n"
		}
		if i > 0 && own != text {
			return ""
		}
		text = own
	}
	return text
}

// around makes a file of a declaration.
func (l *learner) around(name, text string) []byte {
	var b strings.Builder
	b.WriteString("package operation\n\nimport (\n")
	for _, n := range slices.Sorted(maps.Keys(l.imports[name])) {
		fmt.Fprintf(&b, "%s %q\n", n, l.imports[name][n])
	}
	b.WriteString(")\n\n" + text + "\n")
	return []byte(b.String())
}

func (l *learner) treeOf(d *decl) *Tree {
	for _, t := range l.all {
		if slices.Contains(t.Files, d.f) {
			return t
		}
	}
	return nil
}

// shape is equal for declarations that one of a template can stand for.
func (l *learner) shape(d *decl) string {
	f, ok := d.node.(*ast.FuncDecl)
	if !ok {
		return d.kind
	}
	text := fmt.Sprint(len(flat(f.Type.Params)))
	for _, p := range flat(f.Type.Results) {
		text += " " + d.f.text(p.typ.Pos(), p.typ.End())
	}
	for _, p := range flat(f.Type.Params) {
		_, star := p.typ.(*ast.StarExpr)
		text += fmt.Sprint(" ", star, p.name != nil)
	}
	return text
}

// full is a declaration as it can stand alone.
func (d *decl) full() string {
	text := d.f.text(d.outer().Pos(), d.outer().End())
	if d.alone == nil && d.kind != "func" {
		text = d.kind + " " + text
	}
	return text
}
