package inventory

import (
	"go/types"
	"maps"
	"slices"
	"strings"
)

// errOrigin is one way in which an error comes into being. With param > 0 it stands for whatever the caller gives as
// that parameter (counted from 1): the error itself, or what a function given there returns.
type errOrigin struct {
	kind    OriginKind
	symbol  Symbol
	wrapped bool
	pos     Pos
	fn      int
	param   int
	by      Symbol // a function of another package of this program that it was given to
	arg     int    // the parameter of by
	except  string // errors that it is not, for whatever brings several: as exceptions writes them
}

// givenToCallback is the param of what a function literal is given by somebody unknown.
const givenToCallback = -1

// errSet is a set of origins. It is never changed once it is made, so it can be shared.
type errSet map[errOrigin]struct{}

func setOf(o errOrigin) errSet { return errSet{o: {}} }

func (s errSet) has(t errSet) bool {
	for o := range t {
		if _, ok := s[o]; !ok {
			return false
		}
	}
	return true
}

func (s errSet) union(t errSet) errSet {
	switch {
	case s.has(t):
		return s
	case t.has(s):
		return t
	}
	u := make(errSet, len(s)+len(t))
	maps.Copy(u, s)
	maps.Copy(u, t)
	return u
}

// wrap puts another error around all of them. What had no identity has none behind another error either.
func (s errSet) wrap() errSet {
	u := make(errSet, len(s))
	for o := range s {
		o.wrapped = o.kind != OriginText && o.kind != OriginUnknown
		u[o] = struct{}{}
	}
	return u
}

// through says that a function of another package of this program is given all of them. What it does with them its own record
// says. Of several such functions the first counts.
func (s errSet) through(by Symbol, arg int) errSet {
	u := make(errSet, len(s))
	for o := range s {
		if o.arg == 0 {
			o.by, o.arg = by, arg
		}
		u[o] = struct{}{}
	}
	return u
}

// named reports whether each of them has an identity that errors.Is or errors.As find.
func (s errSet) named() bool {
	for o := range s {
		if o.param != 0 || o.kind != OriginSentinel && o.kind != OriginType {
			return false
		}
	}
	return len(s) > 0
}

// withoutText leaves out what says nothing to errors.Is: behind an error that has a name nobody misses it.
func (s errSet) withoutText() errSet {
	u := make(errSet, len(s))
	for o := range s {
		if o.kind != OriginText {
			u[o] = struct{}{}
		}
	}
	return u
}

// without returns the set where a condition rules an error out.
func (s errSet) without(ruled Symbol, kind OriginKind, wrapped bool) errSet {
	u := make(errSet, len(s))
	for o := range s {
		switch {
		case o.kind == kind && o.symbol == ruled && (wrapped || !o.wrapped):
			continue
		case o.kind == OriginCallee && wrapped:
			o.except = exclude(o.except, ruled)
		}
		u[o] = struct{}{}
	}
	return u
}

// maxExcept bounds how many errors are told apart at one callee. Ways that rule out others meet again, so that the ways
// would be too many to list.
const maxExcept = 16

// exclude adds a symbol to those that an origin is not. They are written as one text, so that origins can be compared.
func exclude(except string, s Symbol) string {
	list := exceptions(except)
	i, found := slices.BinarySearchFunc(list, s, compareSymbols)
	if found || len(list) == maxExcept {
		return except
	}
	var b strings.Builder
	for _, s := range slices.Insert(list, i, s) {
		b.WriteString(s.Pkg + "\x00" + s.Recv + "\x00" + s.Name + "\n")
	}
	return b.String()
}

func exceptions(except string) []Symbol {
	var list []Symbol
	for line := range strings.Lines(except) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), "\x00")
		list = append(list, Symbol{Pkg: parts[0], Recv: parts[1], Name: parts[2]})
	}
	return list
}

// carrier reports whether a value of type t can bring an error: it is one, holds some, or is a function that gives one.
func (e *errReader) carrier(t types.Type) bool {
	if t == nil {
		return false
	}
	if c, ok := e.carries[t]; ok {
		return c
	}
	e.carries[t] = false // types that hold themselves end here
	c := e.carriesNew(t)
	e.carries[t] = c
	return c
}

func (e *errReader) carriesNew(t types.Type) bool {
	if _, ok := t.(*types.Tuple); !ok && implementsError(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Tuple:
		return e.carriesAny(u)
	case *types.Signature:
		return e.carriesAny(u.Results()) || e.yields(u)
	case *types.Pointer:
		if _, ok := u.Elem().Underlying().(*types.Struct); !ok {
			return e.carrier(u.Elem())
		}
	case *types.Slice:
		return e.carrier(u.Elem())
	case *types.Array:
		return e.carrier(u.Elem())
	case *types.Map:
		return e.carrier(u.Elem())
	case *types.Chan:
		return e.carrier(u.Elem())
	}
	return false
}

// yields reports whether a function is an iterator over errors: it hands them to its only parameter.
func (e *errReader) yields(s *types.Signature) bool {
	if s.Params().Len() != 1 || s.Results().Len() != 0 {
		return false
	}
	yield, ok := s.Params().At(0).Type().Underlying().(*types.Signature)
	return ok && e.carriesAny(yield.Params())
}

func (e *errReader) carriesAny(t *types.Tuple) bool {
	for v := range t.Variables() {
		if e.carrier(v.Type()) {
			return true
		}
	}
	return false
}
