package program

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// failures knows which errors come out of functions, also those that come from other packages through contracts.
type failures struct {
	*picture
	own   map[function]*errorsOf // what each entry point gives by itself
	known map[function]*errorsOf // with what those give that it passes on
	join  *errorJoin
}

// errorsOf is what can come out of a function.
type errorsOf struct {
	starts map[string]string         // errors by name, each with the place where it starts
	more   bool                      // others, too, that have no name or are not known
	passes map[inventory.Symbol]bool // callees whose errors come out

	followed bool       // the callees were looked up
	next     []function // those in this program
	promised []string   // errors that contracts declare which nobody is known to implement
	unknown  bool       // one of the callees is
}

// names returns the errors' names, sorted.
func (x *errorsOf) names() []string {
	if x == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(x.starts))
}

func (b *picture) findFailures() {
	b.fails = failures{picture: b, own: map[function]*errorsOf{}, known: map[function]*errorsOf{}, join: newErrorJoin(b.program)}
	for _, n := range b.survey.nodes {
		for i := range n.unit.Entries {
			if e := &n.unit.Entries[i]; e.Func >= 0 && e.Error {
				b.fails.own[function{n, e.Func}] = &errorsOf{starts: map[string]string{}, passes: map[inventory.Symbol]bool{}}
			}
		}
		for i := range n.unit.Errors {
			f := &n.unit.Errors[i]
			if x := b.fails.own[function{n, n.unit.Entries[f.Entry].Func}]; x != nil && b.fails.join.leaves(n.Node)(f) {
				b.add(x, n, f)
			}
		}
	}
}

// add takes over one way in which an error can come out.
func (b *picture) add(x *errorsOf, n *node, f *inventory.ErrorFlow) {
	switch f.Kind {
	case inventory.OriginSentinel, inventory.OriginType:
		if isImplicit(f.Symbol) {
			return
		}
		if !isExported(f.Symbol.Name) { // nobody else can tell it apart
			x.more = true
			return
		}
		name, at := b.names.symbol(f.Symbol), n.placeOf(f.Pos)
		if before, ok := x.starts[name]; !ok || graph.SortPlaces([]string{at, before})[0] == at {
			x.starts[name] = at
		}
	case inventory.OriginCallee:
		x.passes[f.Symbol] = true
	default:
		x.more = true
	}
}

// isImplicit reports whether every operation may return the error: a cancelled context says so by it.
func isImplicit(s inventory.Symbol) bool {
	return s.Pkg == "context" && (s.Name == "Canceled" || s.Name == "DeadlineExceeded")
}

func isExported(name string) bool { return name != "" && name[0] >= 'A' && name[0] <= 'Z' }

// farErrors is how many errors a function has to have until those that it merely passes on are not named any more: where
// everybody passes on everything, each would list the errors of the whole program.
const farErrors = 12

// of returns what can come out of a function in the end, nil if the records do not say. Near errors are named first.
func (f *failures) of(fn function) *errorsOf {
	if x, ok := f.known[fn]; ok {
		return x
	}
	first := f.own[fn]
	if first == nil {
		f.known[fn] = nil
		return nil
	}
	all := &errorsOf{starts: map[string]string{}}
	seen := map[function]bool{fn: true}
	for queue := []function{fn}; len(queue) > 0; queue = queue[1:] {
		if len(all.starts) >= farErrors {
			all.more = true
			break
		}
		x := f.own[queue[0]]
		for name, at := range x.starts {
			if _, ok := all.starts[name]; !ok {
				all.starts[name] = at
			}
		}
		f.follow(queue[0].node, x)
		for _, name := range x.promised {
			if _, ok := all.starts[name]; !ok {
				all.starts[name] = ""
			}
		}
		all.more = all.more || x.more || x.unknown
		for _, next := range x.next {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	f.known[fn] = all
	return all
}

// follow looks up the callees of a function, once and in order.
func (f *failures) follow(n *node, x *errorsOf) {
	if x.followed {
		return
	}
	x.followed = true
	order := slices.SortedFunc(maps.Keys(x.passes), func(a, b inventory.Symbol) int {
		return cmp.Or(strings.Compare(a.Pkg, b.Pkg), strings.Compare(a.Recv, b.Recv), strings.Compare(a.Name, b.Name))
	})
	for _, callee := range order {
		f.lookUp(n, callee, x)
	}
}

// lookUp finds the functions that a callee stands for. What a contract declares, where nobody is known to implement it,
// and what comes from outside, is noted at once.
func (f *failures) lookUp(n *node, callee inventory.Symbol, x *errorsOf) {
	decl := f.byPath[callee.Pkg]
	if decl == nil {
		x.unknown = true
		return
	}
	if i, ok := decl.funcs[callee]; ok {
		x.add(f, function{decl, i})
		return
	}
	if iface, _, ok := f.instanceOf(n, decl, callee); ok {
		to, types := f.target(n, iface, inventory.Symbol{Pkg: callee.Pkg, Name: callee.Recv})
		if list := methodsNamed(to, types, callee.Name); len(list) > 0 {
			for _, fn := range list {
				x.add(f, fn)
			}
			return
		}
	}
	names := f.declared(decl, callee.Recv)
	x.promised = append(x.promised, names...)
	x.unknown = x.unknown || len(names) == 0
}

// add takes over a callee of which it is known what comes out.
func (x *errorsOf) add(f *failures, fn function) {
	if f.own[fn] != nil {
		x.next = append(x.next, fn)
	}
}

// methodsNamed finds the functions behind a method of some types of a package.
func methodsNamed(n *node, types []inventory.Symbol, method string) []function {
	var out []function
	for _, t := range types {
		if i, ok := n.funcs[inventory.Symbol{Pkg: n.unit.ImportPath, Recv: t.Name, Name: method}]; ok {
			out = append(out, function{n, i})
		}
	}
	return out
}

// declared returns the errors that an interface promises: those that its package exports. Where doc comments of
// interfaces link errors, a linked one belongs only to those that link it.
func (b *picture) declared(decl *node, iface string) []string {
	linked := map[string]bool{}
	mine := map[string]bool{}
	for _, t := range decl.types {
		if t.Class == inventory.ClassInterface && t.Exported {
			for _, l := range t.DocLinks {
				linked[l] = true
				mine[l] = mine[l] || t.Name == iface
			}
		}
	}
	var out []string
	add := func(name string) {
		if !linked[name] || mine[name] {
			out = append(out, b.names.symbol(inventory.Symbol{Pkg: decl.unit.ImportPath, Name: name}))
		}
	}
	for i := range decl.unit.Vars {
		if v := &decl.unit.Vars[i]; v.IsError && v.Exported && !v.Test {
			add(v.Name)
		}
	}
	for _, t := range decl.types {
		if t.Class == inventory.ClassError && t.Exported {
			add(t.Name)
		}
	}
	slices.Sort(out)
	return out
}
