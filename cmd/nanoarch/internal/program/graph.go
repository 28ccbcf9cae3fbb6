package program

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/rules"
)

// Edge is all imports of one target by the units of one folder.
type Edge struct {
	From     *Node
	To       *Node         // nil if the target is no folder of the program
	Target   *rules.Target // what is imported; edges to one target share it
	Path     string        // its import path
	Test     bool          // stands in test files only
	Excluded bool          // stands only in files that build constraints leave out
	Sites    []Site        // code before tests, then by file and place

	first [1]Site // room for the one site that most edges have
}

// targetKey tells targets apart.
type targetKey struct {
	kind rules.TargetKind
	path string
}

func (e *Edge) key() targetKey { return targetKey{e.Target.Kind, e.Target.Path} }

// Site is one import spec.
type Site struct {
	Unit   *inventory.Package
	Import *inventory.Import
}

func (s Site) file() *inventory.File { return &s.Unit.Files[s.Import.Pos.File] }

// judged reports whether findings may stand at the site: not in files that the policy names as generated.
func (s Site) judged() bool { return !s.file().Generated }

// Connect fills in the edges.
func (p *Program) Connect() {
	r := newResolver(p)
	var room []Edge // edges are many and small
	for _, n := range p.Nodes {
		byTarget := edgeIndex{node: n}
		for _, u := range n.Units {
			for i := range u.Imports {
				target := r.target(n.Dir, u.Imports[i].Path)
				if target.Kind == rules.Own && target.Path == n.Dir {
					continue
				}
				e := byTarget.find(target)
				if e == nil {
					if len(room) == 0 {
						room = make([]Edge, 256)
					}
					e, room = &room[0], room[1:]
					*e = Edge{From: n, Target: target, Path: u.Imports[i].Path, Test: true, Excluded: true}
					if target.Kind == rules.Own {
						e.To = p.byDir[target.Path]
					}
					byTarget.add(e)
				}
				e.add(Site{u, &u.Imports[i]})
			}
		}
		slices.SortFunc(n.Imports, compareEdges)
		for _, e := range n.Imports {
			slices.SortFunc(e.Sites, compareSites)
			if e.To != nil {
				e.To.Users = append(e.To.Users, e)
			}
		}
	}
}

// edgeIndex finds the edges of a node by their targets. Most nodes have few.
type edgeIndex struct {
	node  *Node
	table map[targetKey]*Edge // nil as long as a look at all edges is as fast
}

func (x *edgeIndex) find(t *rules.Target) *Edge {
	if x.table != nil {
		return x.table[targetKey{t.Kind, t.Path}]
	}
	for _, e := range x.node.Imports {
		if e.Target.Kind == t.Kind && e.Target.Path == t.Path {
			return e
		}
	}
	return nil
}

func (x *edgeIndex) add(e *Edge) {
	x.node.Imports = append(x.node.Imports, e)
	switch {
	case x.table != nil:
		x.table[e.key()] = e
	case len(x.node.Imports) > 16:
		x.table = map[targetKey]*Edge{}
		for _, e := range x.node.Imports {
			x.table[e.key()] = e
		}
	}
}

func (e *Edge) add(s Site) {
	if e.Sites == nil {
		e.Sites = e.first[:0]
	}
	e.Sites = append(e.Sites, s)
	e.Test = e.Test && s.Import.Test
	e.Excluded = e.Excluded && s.Import.Excluded
}

// code returns the sites outside test files where findings may stand.
func (e *Edge) code() []Site {
	var out []Site
	for _, s := range e.Sites {
		if !s.Import.Test && s.judged() {
			out = append(out, s)
		}
	}
	return out
}

func compareEdges(a, b *Edge) int {
	return cmp.Or(cmp.Compare(a.Target.Kind, b.Target.Kind), strings.Compare(a.Target.Path, b.Target.Path))
}

func compareSites(a, b Site) int {
	test := func(s Site) int {
		if s.Import.Test {
			return 1
		}
		return 0
	}
	return cmp.Or(test(a)-test(b), compareUnits(a.Unit, b.Unit), strings.Compare(a.file().Name, b.file().Name),
		cmp.Compare(a.Import.Pos.Start, b.Import.Pos.Start))
}

// resolver finds out what import paths mean. Modules that share a build list resolve alike, so each path is looked up
// once a list.
type resolver struct {
	program *Program
	context inventory.Context
	folder  string // last folder asked for, and what is known of its build list
	known   map[string]*rules.Target
	lists   map[*modules.BuildList]map[string]*rules.Target
}

func newResolver(p *Program) *resolver {
	r := &resolver{program: p, lists: map[*modules.BuildList]map[string]*rules.Target{}}
	if p.Modules != nil {
		r.context = inventory.Context{FirstParty: p.Modules.FirstParty(), Outside: p.Modules.Outside()}
	}
	return r
}

func (r *resolver) target(dir, path string) *rules.Target {
	if r.folder != dir || r.known == nil {
		r.enter(dir)
	}
	t, ok := r.known[path]
	if !ok {
		resolved := r.resolve(dir, path)
		t = &resolved
		r.known[path] = t
	}
	return t
}

// enter takes up what is known of a folder's build list.
func (r *resolver) enter(dir string) {
	var list *modules.BuildList
	if r.program.Modules != nil {
		list = r.program.Modules.List(dir)
	}
	if r.lists[list] == nil {
		r.lists[list] = map[string]*rules.Target{}
	}
	r.folder, r.known = dir, r.lists[list]
}

func (r *resolver) resolve(dir, path string) rules.Target {
	if r.context.IsStd(path) {
		return rules.Target{Kind: rules.Std, Path: path}
	}
	if r.program.Modules != nil {
		if target, ok := r.program.Modules.Dir(dir, path); ok {
			return rules.Target{Kind: rules.Own, Path: target, Class: r.class(target)}
		}
	}
	t := rules.Target{Kind: rules.External, Path: path}
	if r.program.Policy != nil {
		t.Class, _ = r.program.Policy.ClassifyImport(path)
	}
	return t
}

// class returns what the policy makes of a folder, which need not be one of the program: an import may lead to an
// excluded one, or to one that is missing. Ties of such folders decide nothing.
func (r *resolver) class(dir string) rules.Class {
	if n := r.program.byDir[dir]; n != nil {
		return n.Class
	}
	class, _ := classify(r.program.Policy, dir)
	return class
}
