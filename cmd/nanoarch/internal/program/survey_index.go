package program

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// survey joins the records of a run for the survey's questions. It is built once, in time linear in the records.
type survey struct {
	program  *Program
	context  inventory.Context             // first-party modules
	tables   *rules.Policy                 // the policy, or where there is none the shipped tables alone
	nodes    []*node                       // by dir
	byPath   map[string]*node              // by import path
	methods  map[string][]inventory.Method // of interfaces, by their type in full
	builders map[[2]string]bool            // by constructor and result: does it build what runs a behaviour
	written  map[inventory.Symbol]bool     // package variables that are written after their declaration
	sends    map[string]bool               // functions and methods of mediators and buses
	buses    map[inventory.Symbol]bool     // types of mediators and buses
	tests    *testReader                   // nil as long as nobody asked

	helpers [len(helperKinds)]map[function]source // functions that reach a hidden input
}

// node is one folder: the unit that stands for it, and what was decided about it.
type node struct {
	*Node
	unit     *inventory.Package
	role     string
	kind     rules.Kind
	inferred rules.Kind // the inferred role, before it counts
	why      string     // the check that decided it

	behaviours []int                      // indexes of the entries that are behaviours
	runs       map[int]bool               // functions that are behaviours
	types      map[string]*inventory.Type // without test types
	funcs      map[inventory.Symbol]int   // without test functions
	imports    []*node                    // that its code imports, by dir
	importers  []*node                    // the other way round, by dir
	layer      layer                      // what the names in its path say
	composing  map[int]bool               // functions that bind implementations, -1 for package variables
	composes   bool
}

func newSurvey(p *Program) *survey {
	s := &survey{
		program: p, tables: p.Policy,
		byPath: map[string]*node{}, methods: map[string][]inventory.Method{}, builders: map[[2]string]bool{},
		written: map[inventory.Symbol]bool{},
	}
	if s.tables == nil {
		s.tables = rules.Default()
	}
	if p.Modules != nil {
		s.context = inventory.Context{FirstParty: p.Modules.FirstParty(), Outside: p.Modules.Outside()}
	}
	for _, x := range p.Nodes {
		n := &node{Node: x, unit: primary(x.Units)}
		s.nodes = append(s.nodes, n)
		s.index(n)
	}
	s.link()
	s.useTables()
	s.findWritten()
	return s
}

// primary returns the unit that stands for its folder: code before tests, then the one with most files that count.
func primary(units []*inventory.Package) *inventory.Package {
	return slices.MaxFunc(units, func(a, b *inventory.Package) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), strings.Compare(b.Name, a.Name))
	})
}

func weight(u *inventory.Package) int {
	if u.TestOf != "" {
		return -1
	}
	w := 0
	for _, f := range u.Files {
		if f.Excluded == "" && !f.Test {
			w++
		}
	}
	return w
}

func (s *survey) index(n *node) {
	u := n.unit
	for _, x := range n.Units {
		for _, i := range x.Interfaces {
			s.methods[i.Type] = i.Methods
		}
	}
	if _, taken := s.byPath[u.ImportPath]; !taken {
		s.byPath[u.ImportPath] = n
	}
	n.types = map[string]*inventory.Type{}
	for i := range u.Types {
		t := &u.Types[i]
		if t.Test {
			continue
		}
		n.types[t.Name] = t
		if t.Class == inventory.ClassInterface && t.TypeParams == "" {
			s.methods[u.ImportPath+"."+t.Name] = t.Methods
		}
	}
	n.funcs = map[inventory.Symbol]int{}
	for i, f := range u.Funcs {
		if !f.Test {
			n.funcs[inventory.Symbol{Pkg: u.ImportPath, Recv: f.Recv, Name: f.Name}] = i
		}
	}
	var behaviours []int
	for i, e := range u.Entries {
		if e.Check == inventory.Behaviour {
			behaviours = append(behaviours, i)
		}
	}
	n.setBehaviours(behaviours)
	n.layer = layerOf(n.Dir)
}

// link takes over the edges between folders. An import only of tests, or only in files that do not count, is no link.
func (s *survey) link() {
	for _, n := range s.nodes {
		for _, e := range n.Imports {
			if e.To == nil {
				continue
			}
			to := s.nodes[e.To.number]
			if slices.ContainsFunc(e.Sites, func(x Site) bool { return x.Unit == n.unit && !x.Import.Test && !x.Import.Excluded }) {
				n.imports = append(n.imports, to)
				to.importers = append(to.importers, n)
			}
		}
	}
}

// at returns the file, relative to the program's folder, and the 1-based line of a place in the folder's unit.
func (n *node) at(pos inventory.Pos) (file string, line int) {
	return placeIn(n.unit, pos)
}

func placeIn(u *inventory.Package, pos inventory.Pos) (file string, line int) {
	if pos.File >= len(u.Files) {
		return u.Dir, 0
	}
	f := &u.Files[pos.File]
	return path.Join(u.Dir, f.Name), f.Lines.Line(pos.Start)
}

func (n *node) inGenerated(pos inventory.Pos) bool {
	return pos.File < len(n.unit.Files) && n.unit.Files[pos.File].Generated
}

func (n *node) byPolicy() bool { return n.Class.Role != nil }

// isContract reports whether the package promises something: it is a contract, or its role is its own contract.
func (n *node) isContract() bool {
	return n.kind == rules.Contract || n.byPolicy() && n.Class.Role.Contract.Kind == rules.ContractSelf
}

func (n *node) setBehaviours(entries []int) {
	n.behaviours, n.runs = entries, map[int]bool{}
	for _, i := range entries {
		if f := n.unit.Entries[i].Func; f >= 0 {
			n.runs[f] = true
		}
	}
}

// hasBehaviour reports whether other packages can trigger behaviour of this one.
func (n *node) hasBehaviour() bool { return len(n.behaviours) > 0 }

// firstParty returns the folder that declares a symbol, nil if it is none of this program.
func (s *survey) firstParty(sym inventory.Symbol) *node { return s.byPath[sym.Pkg] }

// methodsOf returns the methods of an interface where it is used, nil if it is not known or has none.
func (s *survey) methodsOf(t inventory.TypeRef) []inventory.Method {
	return s.methods[strings.TrimLeft(t.Text, "*")]
}
