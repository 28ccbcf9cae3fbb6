package program

import (
	"sort"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// markComposition finds the functions that bind implementations: they build services of two other packages, or build
// one and hand it to an outside value, or use a container of dependencies together with other packages' functions.
func (s *survey) markComposition(n *node) {
	n.composing = map[int]bool{}
	built := map[int]map[*node]bool{} // by function
	all := map[*node]bool{}
	for i := range n.unit.Calls {
		c := &n.unit.Calls[i]
		to := s.byPath[c.Callee.Pkg]
		if c.Test || c.Kind != inventory.CallStatic || to == nil || to == n || to.layer.shared() || s.serves(n, c.Func) || !s.buildsService(to, c) {
			continue
		}
		if built[c.Func] == nil {
			built[c.Func] = map[*node]bool{}
		}
		built[c.Func][to], all[to] = true, true
	}
	for f, of := range built {
		if len(of) >= 2 || len(all) >= 2 || f >= 0 && n.unit.Funcs[f].HandsOver {
			n.composing[f] = true
		}
	}
	n.markContainers()
	n.composes = len(n.composing) > 0
}

// serves reports whether a function is a method that is asked, with a context and data, of a type that holds a port: what
// it builds, aggregates say, it builds for this one answer.
func (s *survey) serves(n *node, fn int) bool {
	if fn < 0 || !s.holdsPort(n, n.unit.Funcs[fn].Recv) {
		return false
	}
	context, data := false, false
	for _, p := range n.unit.Funcs[fn].Params {
		context = context || p.Type.Class == inventory.ClassContext
		data = data || p.Type.Class == inventory.ClassData
	}
	return context && data
}

// buildsService reports whether a call is of a constructor that returns what runs a behaviour of its package: the
// receiver itself or an interface that the receiver satisfies.
func (s *survey) buildsService(to *node, c *inventory.Call) bool {
	i, ok := to.funcs[c.Callee]
	if !ok || !to.unit.Funcs[i].Constructor {
		return false
	}
	key := [2]string{c.Callee.String(), c.Result.Text}
	answer, known := s.builders[key]
	if !known {
		answer = to.runsAs(c.Result, s.methodsOf(c.Result))
		s.builders[key] = answer
	}
	return answer
}

func (n *node) runsAs(t inventory.TypeRef, methods []inventory.Method) bool {
	for _, b := range n.behaviours {
		recv := n.types[n.receiver(b)]
		if recv == nil {
			continue
		}
		if t.Named == (inventory.Symbol{Pkg: n.unit.ImportPath, Name: recv.Name}) {
			return true
		}
		if t.Class == inventory.ClassInterface && satisfies(recv.Methods, methods) {
			return true
		}
	}
	return false
}

// containers are libraries that build programs out of constructors that they are given.
var containers = []string{"go.uber.org/dig", "go.uber.org/fx", "github.com/google/wire", "github.com/samber/do", "github.com/goava/di", "github.com/sarulabs/di"}

// markContainers marks the declarations that use a container of dependencies together with functions of other packages
// of this program. A provider set that names only the package's own constructors composes nothing.
func (n *node) markContainers() {
	first := map[string]bool{}
	for _, to := range n.imports {
		first[to.unit.ImportPath] = true
	}
	container, foreign := map[int]bool{}, map[int]bool{}
	decls := n.declarations()
	for _, u := range n.unit.Uses {
		if u.Test || u.Kind != inventory.UseFunc && u.Kind != inventory.UseMethod {
			continue
		}
		var into map[int]bool
		switch {
		case first[u.Symbol.Pkg] && u.Kind == inventory.UseFunc:
			into = foreign
		case isUnder(u.Symbol.Pkg, containers):
			into = container
		default:
			continue
		}
		for _, at := range u.At {
			into[decls.key(at)] = true
		}
	}
	for d := range container {
		if foreign[d] {
			n.composing[max(d, -1)] = true
		}
	}
}

// varStarts are the places of package variables by file, so that a use outside functions can be given to a variable.
type varStarts [][]int

func (n *node) declarations() varStarts {
	starts := make(varStarts, len(n.unit.Files))
	for _, v := range n.unit.Vars {
		if v.Pos.File < len(starts) {
			starts[v.Pos.File] = append(starts[v.Pos.File], v.Pos.Start)
		}
	}
	for i := range starts {
		sort.Ints(starts[i])
	}
	return starts
}

// key names the declaration around a place: the index of the function, or a number below -1 for a variable.
func (v varStarts) key(at inventory.Place) int {
	if at.Func >= 0 || at.Pos.File >= len(v) {
		return at.Func
	}
	before := 0
	for _, starts := range v[:at.Pos.File] {
		before += len(starts)
	}
	return -1 - before - sort.SearchInts(v[at.Pos.File], at.Pos.Start)
}

// leftover takes the composing functions, all methods of types that compose, and entries without input and output away
// from the behaviours. If anything is left that holds a port, it is what the package is about, and stays alone. In a
// package that is shared by its name and knows no behaviour of others anything will do: a logger that also offers itself
// to a container is a logger.
func (s *survey) leftover(n *node) bool {
	composer := map[string]bool{}
	for f := range n.composing {
		if f >= 0 && n.unit.Funcs[f].Recv != "" {
			composer[n.unit.Funcs[f].Recv] = true
		}
	}
	anything := n.layer.shared() && !n.importsBehaviour()
	var left []int
	for _, i := range n.behaviours {
		e := n.unit.Entries[i]
		recv := n.receiver(i)
		if e.Func >= 0 && !n.composing[e.Func] && !composer[recv] && hasInOrOut(e) && (anything || s.holdsPort(n, recv)) {
			left = append(left, i)
		}
	}
	if len(left) > 0 {
		n.setBehaviours(left)
	}
	return len(left) > 0
}

// compositionText names the first function that composes, for people.
func (n *node) compositionText() string {
	first := -1
	for f := range n.composing {
		if f >= 0 && (first < 0 || f < first) {
			first = f
		}
	}
	if first < 0 {
		return "a package variable binds implementations"
	}
	f := n.unit.Funcs[first]
	return funcName(f) + " binds implementations (" + n.placeOf(f.Pos) + ")"
}

func funcName(f inventory.Func) string {
	if f.Recv != "" {
		return f.Recv + "." + f.Name
	}
	return f.Name
}
