package inventory

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
)

// errReader computes which errors can come out of functions of the unit: every function has a summary in terms of its
// parameters, which its callers fill in. Recursion is repeated until no summary changes.
type errReader struct {
	*reader
	decls   map[*types.Func]*ast.FuncDecl
	sums    map[*types.Func]errSet
	busy    map[*types.Func]bool
	runs    map[*types.Func]int
	inits   map[*types.Var]ast.Expr              // initialisers of package variables that are never assigned to, but in tests
	early   int                                  // how often a summary was used before it was finished
	callers map[*types.Func]map[*types.Func]bool // who has used a summary
	stale   map[*types.Func]map[*types.Func]bool // who has used it before it was finished
	queue   []*types.Func
	carries map[types.Type]bool
	turns   map[Translation]bool
	makers  map[Symbol]bool     // functions of other packages that return functions, and no error at once
	alike   map[Symbol][]Symbol // error types of the unit -> what their methods Is and Unwrap name
}

func readErrors(r *reader) {
	e := &errReader{
		reader: r, decls: map[*types.Func]*ast.FuncDecl{}, sums: map[*types.Func]errSet{}, busy: map[*types.Func]bool{}, runs: map[*types.Func]int{}, inits: map[*types.Var]ast.Expr{},
		callers: map[*types.Func]map[*types.Func]bool{}, stale: map[*types.Func]map[*types.Func]bool{}, carries: map[types.Type]bool{},
		turns: map[Translation]bool{}, alike: map[Symbol][]Symbol{}, makers: map[Symbol]bool{},
	}
	byIndex := make([]*types.Func, len(r.p.Funcs))
	for _, f := range r.t.Files {
		if r.isTest(f.Package) {
			continue
		}
		for _, d := range f.Decls {
			fd, ok := d.(*ast.FuncDecl)
			if !ok {
				e.readInits(d)
				continue
			}
			if fn, ok := r.info.Defs[fd.Name].(*types.Func); ok {
				e.decls[fn] = fd
				if i := r.funcOf(fd.Name.Pos()); i >= 0 {
					byIndex[i] = fn
				}
			}
		}
	}
	e.readEntries(byIndex)
	r.p.Translations = e.translations()
}

// readInits notes the initialisers of package variables.
func (e *errReader) readInits(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return
	}
	for _, spec := range g.Specs {
		s, ok := spec.(*ast.ValueSpec)
		if !ok || len(s.Names) != len(s.Values) {
			continue
		}
		for i, name := range s.Names {
			if v, ok := e.info.Defs[name].(*types.Var); ok && !e.written(v.Name()) {
				e.inits[v] = s.Values[i]
			}
		}
	}
}

// written reports whether a package variable is assigned to outside tests.
func (e *errReader) written(name string) bool {
	i := slices.IndexFunc(e.p.Vars, func(v Var) bool { return v.Name == name })
	return i < 0 || slices.ContainsFunc(e.p.Vars[i].Writes, func(w Pos) bool { return !e.p.Files[w.File].Test })
}

func (e *errReader) readEntries(byIndex []*types.Func) {
	for _, entry := range e.p.Entries {
		if entry.Func >= 0 && byIndex[entry.Func] != nil {
			e.summary(byIndex[entry.Func], nil)
		}
	}
	for len(e.queue) > 0 {
		fn := e.queue[0]
		e.queue = e.queue[1:]
		if e.run(fn) {
			e.again(e.callers[fn])
		}
	}
	for i, entry := range e.p.Entries {
		if entry.Func >= 0 && byIndex[entry.Func] != nil && e.givesErrors(byIndex[entry.Func]) {
			e.p.Errors = append(e.p.Errors, e.flows(i, e.sums[byIndex[entry.Func]])...)
		}
	}
}

// givesErrors reports whether calling fn can give an error at once, and not only a function that may.
func (e *errReader) givesErrors(fn *types.Func) bool {
	for v := range fn.Signature().Results().Variables() {
		if _, ok := v.Type().Underlying().(*types.Signature); !ok && e.carrier(v.Type()) {
			return true
		}
	}
	return false
}

// again queues functions in the order of their declaration.
func (e *errReader) again(fns map[*types.Func]bool) {
	list := slices.Collect(maps.Keys(fns))
	slices.SortFunc(list, func(a, b *types.Func) int { return cmp.Compare(a.Pos(), b.Pos()) })
	for _, fn := range list {
		if !slices.Contains(e.queue, fn) {
			e.queue = append(e.queue, fn)
		}
	}
}

// flows turns the summary of an entry point into records. What its caller gives it, it cannot tell.
func (e *errReader) flows(entry int, s errSet) []ErrorFlow {
	var flows []ErrorFlow
	for o := range s {
		f := ErrorFlow{Entry: entry, Kind: o.kind, Symbol: o.symbol, Wrapped: o.wrapped, Except: exceptions(o.except), By: o.by, Arg: o.arg, Pos: o.pos, Func: o.fn}
		if o.param != 0 {
			f.Kind, f.Wrapped, f.Param = OriginParam, false, max(o.param, 0)
		}
		flows = append(flows, e.equals(f)...)
	}
	slices.SortFunc(flows, func(a, b ErrorFlow) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareSymbols(a.Symbol, b.Symbol), cmp.Compare(bit(a.Wrapped), bit(b.Wrapped)), comparePos(a.Pos, b.Pos),
			compareSymbols(a.By, b.By), cmp.Compare(a.Arg, b.Arg), cmp.Compare(a.Param, b.Param), slices.CompareFunc(a.Except, b.Except, compareSymbols))
	})
	return slices.CompactFunc(flows, func(a, b ErrorFlow) bool {
		return a.Kind == b.Kind && a.Symbol == b.Symbol && a.Wrapped == b.Wrapped && a.Pos == b.Pos && a.By == b.By && a.Arg == b.Arg && a.Param == b.Param && slices.Equal(a.Except, b.Except)
	})
}

// summary returns what is known so far of a function's errors. It reads the function when nobody has.
func (e *errReader) summary(fn, caller *types.Func) errSet {
	if caller != nil {
		note(e.callers, fn, caller)
	}
	if e.busy[fn] {
		e.early++
		if caller != nil {
			note(e.stale, fn, caller)
		}
		return e.sums[fn]
	}
	if s, ok := e.sums[fn]; ok {
		return s
	}
	if e.run(fn) {
		e.again(e.stale[fn])
		delete(e.stale, fn)
	}
	return e.sums[fn]
}

func note(m map[*types.Func]map[*types.Func]bool, fn, caller *types.Func) {
	if m[fn] == nil {
		m[fn] = map[*types.Func]bool{}
	}
	m[fn][caller] = true
}

// run reads a function once more; it reports whether its summary changed.
func (e *errReader) run(fn *types.Func) bool {
	before := e.sums[fn]
	fd := e.decls[fn]
	if !e.carriesAny(fn.Signature().Results()) {
		e.sums[fn] = nil
		return false
	}
	if fd.Body == nil {
		e.sums[fn] = setOf(e.origin(OriginUnknown, Symbol{}, fd.Name))
		return len(before) == 0
	}
	e.busy[fn] = true
	x := newErrExec(e, fn, fn.Signature())
	st := newErrState()
	for i := range fn.Signature().Params().Len() {
		if v := fn.Signature().Params().At(i); e.carrier(v.Type()) {
			st.set(v, setOf(errOrigin{param: i + 1, pos: e.pos(fd.Type.Func, fd.Type.End()), fn: e.funcOf(fd.Name.Pos())}))
		}
	}
	x.body(fd.Body, st)
	e.busy[fn] = false
	after := x.returned
	if e.runs[fn]++; e.runs[fn] > maxRounds { // from here on it only grows, so it ends
		after = after.union(before)
	}
	e.sums[fn] = after
	return !maps.Equal(before, after)
}

func (e *errReader) origin(kind OriginKind, symbol Symbol, at ast.Node) errOrigin {
	return errOrigin{kind: kind, symbol: symbol, pos: e.at(at), fn: e.funcOf(at.Pos())}
}
