package inventory

import (
	"go/ast"
	"go/types"
	"sync"
)

// flatNode is a node of the syntax trees of a unit, which are kept as one list: parents before what is below them, file
// after file, comments left out. All questions go through this list, which costs a fraction of walking the trees, and
// what an identifier uses is looked up once.
type flatNode struct {
	ast.Node
	up   int32 // index of the parent, -1 of a file
	end  int32 // index behind the last node below
	use  int32 // of an identifier: the number of the object that it uses, 0 if it uses none
	call int32 // of a call: its index in reader.calls
}

// flattener makes the list.
type flattener struct {
	*reader
	open int32 // the node whose children are visited
}

// flatten fills the list of nodes, the objects that they use, and the calls.
func (r *reader) flatten() {
	r.scratch = takeScratch()
	r.objects = append(r.objects, nil)
	if r.numbers == nil {
		r.numbers = map[types.Object]int32{}
	}
	f := flattener{reader: r, open: -1}
	for _, file := range r.t.Files {
		r.roots = append(r.roots, int32(len(r.nodes)))
		ast.Walk(&f, file)
	}
}

// Visit is part of ast.Visitor.
func (f *flattener) Visit(n ast.Node) ast.Visitor {
	node := flatNode{Node: n, up: f.open}
	switch n := n.(type) {
	case nil:
		done := &f.nodes[f.open]
		done.end = int32(len(f.nodes))
		f.open = done.up
		return nil
	case *ast.CommentGroup:
		return nil
	case *ast.Ident:
		if obj := f.info.Uses[n]; obj != nil {
			node.use = f.number(obj)
		}
	case *ast.CallExpr:
		node.call = int32(len(f.calls))
		f.calls = append(f.calls, callInfo{})
	}
	f.open = int32(len(f.nodes))
	f.nodes = append(f.nodes, node)
	return f
}

// number returns the number of an object within this reading, which is never 0.
func (r *reader) number(obj types.Object) int32 {
	n, ok := r.numbers[obj]
	if !ok {
		n = int32(len(r.objects))
		r.numbers[obj] = n
		r.objects = append(r.objects, obj)
	}
	return n
}

// used returns what the identifier at an index uses, nil if it uses nothing or is no identifier.
func (r *reader) used(i int32) types.Object { return r.objects[r.nodes[i].use] }

// selected returns what the name of the selector expression at an index stands for.
func (r *reader) selected(i int32) types.Object { return r.used(r.nodes[i].end - 1) }

// child returns the index of the child of a node, -1 if it has no such child.
func (r *reader) child(i int32, n ast.Node) int32 {
	for c := i + 1; c < r.nodes[i].end; c = r.nodes[c].end {
		if r.nodes[c].Node == n {
			return c
		}
	}
	return -1
}

// unparen returns the index of the expression inside parentheses.
func (r *reader) unparen(i int32) int32 {
	for {
		if _, ok := r.nodes[i].Node.(*ast.ParenExpr); !ok {
			return i
		}
		i++
	}
}

// indexOf finds a function literal.
func (r *reader) indexOf(lit *ast.FuncLit) int32 {
	if r.literals == nil {
		r.literals = map[*ast.FuncLit]int32{}
		for i := range r.nodes {
			if lit, ok := r.nodes[i].Node.(*ast.FuncLit); ok {
				r.literals[lit] = int32(i)
			}
		}
	}
	return r.literals[lit]
}

// scratch holds the lists and tables that a reading needs until it is done. They are kept for the next unit.
type scratch struct {
	nodes   []flatNode             // all files as one list
	objects []types.Object         // what the nodes use, by number; the first is nil
	numbers map[types.Object]int32 // of objects
	calls   []callInfo
	uses    []rawUse
	symbols map[Symbol]int32       // numbers of symbols, from 1
	seen    [2]map[types.Type]bool // types searched for inferred ones: in the unit without its tests, in its tests
}

var scratches sync.Pool

func takeScratch() *scratch {
	if s, ok := scratches.Get().(*scratch); ok {
		return s
	}
	return &scratch{}
}

// release gives the lists back, without what would keep a tree alive.
func (s *scratch) release() {
	s.nodes, s.objects, s.calls, s.uses = emptied(s.nodes), emptied(s.objects), emptied(s.calls), emptied(s.uses)
	s.numbers, s.symbols = emptiedMap(s.numbers), emptiedMap(s.symbols)
	s.seen = [2]map[types.Type]bool{emptiedMap(s.seen[0]), emptiedMap(s.seen[1])}
	scratches.Put(s)
}

func emptied[T any](s []T) []T {
	clear(s)
	return s[:0]
}

// emptiedMap drops what was large: to empty it again and again would cost more than to make a new one.
func emptiedMap[K comparable, V any](m map[K]V) map[K]V {
	if len(m) > 1<<12 {
		return nil
	}
	clear(m)
	return m
}

// callInfo is what is known of a call expression, worked out when it is asked for.
type callInfo struct {
	callee
	ok      bool // the callee is known: no conversion, built-in or function value
	fun     types.TypeAndValue
	known   bool
	dropped bool // nobody can look at its error
}

// callAt describes the call expression at an index.
func (r *reader) callAt(i int32) *callInfo {
	c := &r.calls[r.nodes[i].call]
	if !c.known {
		call := r.nodes[i].Node.(*ast.CallExpr)
		c.known, c.fun = true, r.info.Types[call.Fun]
		if !c.fun.IsType() && !c.fun.IsBuiltin() {
			c.callee, c.ok = r.calleeAt(i+1, call.Fun, c.fun.Type)
		}
	}
	return c
}

// calleeAt resolves the function that the expression at an index, of the given type, names.
func (r *reader) calleeAt(i int32, e ast.Expr, t types.Type) (callee, bool) {
	var name *ast.Ident
	var sel *ast.SelectorExpr
	var obj types.Object
	switch e := e.(type) {
	case *ast.Ident:
		name, obj = e, r.used(i)
	case *ast.SelectorExpr:
		name, sel, obj = e.Sel, e, r.selected(i)
	default:
		return r.funcRef(e)
	}
	fn, ok := obj.(*types.Func)
	sig := signatureOf(t)
	if !ok || sig == nil {
		return callee{}, false
	}
	return r.calleeOfFunc(fn, sig, name, sel), true
}

// isBuiltinNamed reports whether the call at an index is one of the built-in function of that name.
func (r *reader) isBuiltinNamed(i int32, name string) bool {
	id, ok := r.nodes[r.unparen(i+1)].Node.(*ast.Ident)
	return ok && id.Name == name && r.callAt(i).fun.IsBuiltin()
}
