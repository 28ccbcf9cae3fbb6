package inventory

import (
	"go/ast"
	"maps"
	"slices"
)

// equals replaces an error of a type of this unit, which says by a method Is or Unwrap what it is taken for, by what that
// method names. The type itself counts besides only where other packages can ask for it.
func (e *errReader) equals(f ErrorFlow) []ErrorFlow {
	if f.Symbol.Pkg != e.pkg.Path() {
		return []ErrorFlow{f}
	}
	if f.Kind == OriginSentinel {
		f.Symbol = e.original(f.Symbol)
	}
	if f.Kind != OriginType {
		return []ErrorFlow{f}
	}
	also, ok := e.alike[f.Symbol]
	if !ok {
		also = e.takenFor(f.Symbol)
		e.alike[f.Symbol] = also
	}
	var out []ErrorFlow
	if obj := e.pkg.Scope().Lookup(f.Symbol.Name); len(also) == 0 || obj != nil && obj.Exported() {
		out = append(out, f)
	}
	for _, s := range also {
		same := f
		same.Kind, same.Symbol, same.Wrapped = OriginSentinel, s, true
		out = append(out, same)
	}
	return out
}

// takenFor returns the error variables that the methods Is and Unwrap of a type name, sorted.
func (e *errReader) takenFor(t Symbol) []Symbol {
	found := map[Symbol]bool{}
	for fn, fd := range e.decls {
		if s := funcSymbol(fn); s.Recv != t.Name || s.Pkg != t.Pkg || s.Name != "Is" && s.Name != "Unwrap" || fd.Body == nil {
			continue
		}
		x := newErrExec(e, fn, fn.Signature())
		ast.Inspect(fd.Body, func(n ast.Node) bool {
			if id, ok := n.(ast.Expr); ok {
				if s := x.sentinelOf(id); s != (Symbol{}) {
					found[s] = true
					return false
				}
			}
			return true
		})
	}
	return slices.SortedFunc(maps.Keys(found), compareSymbols)
}

// original returns the error of another package that an error variable of this one is by another name, if nothing else is
// ever assigned to it; else the variable itself.
func (e *errReader) original(v Symbol) Symbol {
	for i := range e.p.Vars {
		if x := &e.p.Vars[i]; x.Name == v.Name && v.Recv == "" && !x.Same.IsZero() && !e.written(x.Name) {
			return x.Same
		}
	}
	return v
}
