package inventory

import (
	"go/types"
	"slices"
	"strings"
)

// classifier says what types mean for the one who reads an API. It remembers every answer.
type classifier struct {
	ctx  *Context
	memo map[types.Type]Class

	// Types may hold each other. While a type is being looked at it counts as data; what was decided on the strength
	// of that is only kept if it turns out to be true.
	open    map[types.Type]int // types being looked at, by how deep the walk was
	assumed []types.Type       // decided as data on the strength of an open type
	isLater map[types.Type]int // the lowest open type that each of assumed depends on
	depth   int
	lowest  int // the lowest open type met since the caller last reset it
}

func newClassifier(ctx *Context) classifier {
	return classifier{ctx: ctx, memo: map[types.Type]Class{}, open: map[types.Type]int{}, isLater: map[types.Type]int{}, lowest: maxDepth + 1}
}

// class returns what a type means. Slices, arrays, maps and pointers mean what they hold.
func (r *reader) class(t types.Type) Class { return r.classes.of(t) }

// isData reports whether a type is a data type: time, context and errors are data too.
func (r *reader) isData(t types.Type) bool { return r.class(t).carriesFacts() }

func (c Class) carriesFacts() bool { return c == ClassData || c == ClassContext || c == ClassError }

// of walks at most maxDepth deep; what is deeper counts as data.
func (c *classifier) of(t types.Type) Class {
	if t == nil {
		return ClassData
	}
	t = types.Unalias(t)
	if b, ok := t.(*types.Basic); ok {
		return basicClass(b)
	}
	if known, ok := c.memo[t]; ok {
		return known
	}
	if at, ok := c.isLater[t]; ok {
		c.lowest = min(c.lowest, at)
		return ClassData
	}
	if at, ok := c.open[t]; ok {
		c.lowest = min(c.lowest, at)
		return ClassData
	}
	if c.depth >= maxDepth {
		c.lowest = 0 // keep nothing that was decided without looking
		return ClassData
	}
	return c.look(t)
}

func (c *classifier) look(t types.Type) Class {
	outer, mark := c.lowest, len(c.assumed)
	c.lowest = maxDepth + 1
	c.open[t] = c.depth
	c.depth++
	class := c.compute(t)
	c.depth--
	delete(c.open, t)
	switch {
	case class != ClassData:
		c.memo[t] = class // holds whatever the open types turn out to be
		c.forget(mark)
	case c.lowest >= c.depth || c.depth == 0:
		c.memo[t] = class
		for _, a := range c.assumed[mark:] {
			c.memo[a] = ClassData
		}
		c.forget(mark)
		c.lowest = maxDepth + 1
	default:
		c.assumed = append(c.assumed, t)
		c.isLater[t] = c.lowest
	}
	c.lowest = min(c.lowest, outer)
	return class
}

func (c *classifier) forget(mark int) {
	for _, a := range c.assumed[mark:] {
		delete(c.isLater, a)
	}
	c.assumed = c.assumed[:mark]
}

func basicClass(b *types.Basic) Class {
	if b.Kind() == types.UnsafePointer {
		return ClassOther
	}
	return ClassData
}

func (c *classifier) compute(t types.Type) Class {
	switch u := t.(type) {
	case *types.Named:
		return c.named(u)
	case *types.Pointer:
		return c.pointer(u)
	case *types.Slice:
		return c.elements(u.Elem())
	case *types.Array:
		return c.elements(u.Elem())
	case *types.Map:
		if key := c.of(u.Key()); !key.carriesFacts() {
			return key
		}
		return c.elements(u.Elem())
	case *types.Signature:
		return c.function(u)
	case *types.Struct:
		if c.holdsOnlyData(u) {
			return ClassData
		}
		return ClassOther
	case *types.Interface:
		return c.iface(u, u)
	case *types.Chan:
		return ClassOther
	}
	return ClassData // type parameters
}

func (c *classifier) named(n *types.Named) Class {
	path, name := pkgPath(n.Obj()), n.Obj().Name()
	switch {
	case path == "context" && name == "Context":
		return ClassContext
	case c.ctx.isProtocol(path, name):
		return ClassProtocol
	case path == "iter" && n.TypeArgs().Len() > 0: // Seq and Seq2: a sequence means what it is made of
		for a := range n.TypeArgs().Types() {
			if class := c.of(a); !class.carriesFacts() {
				return class
			}
		}
		return ClassData
	}
	if i, ok := n.Underlying().(*types.Interface); ok {
		return c.iface(n, i)
	}
	switch {
	case implementsError(n):
		return ClassError
	case isProtobuf(types.NewPointer(n)):
		return ClassData
	}
	s, ok := n.Underlying().(*types.Struct)
	switch {
	case !ok:
		return c.of(n.Underlying())
	case !c.ctx.IsFirstParty(path):
		return outsideStruct(path, name)
	case s.NumFields() == 0 && n.NumMethods() > 0, s.NumFields() > 0 && !c.holdsOnlyData(s):
		return ClassService
	}
	return ClassData
}

// pointer tells a pointer to an outside struct with hidden state, a handle, from one to a value.
func (c *classifier) pointer(p *types.Pointer) Class {
	n, ok := types.Unalias(p.Elem()).(*types.Named)
	if !ok {
		return c.of(p.Elem())
	}
	class := c.of(n)
	s, ok := n.Underlying().(*types.Struct)
	if !ok || class != ClassData || c.ctx.IsFirstParty(pkgPath(n.Obj())) || isProtobuf(p) || slices.Contains(valuePackages, pkgPath(n.Obj())) {
		return class
	}
	for f := range s.Fields() {
		if !f.Exported() || !c.of(f.Type()).carriesFacts() {
			return ClassOther
		}
	}
	if s.NumFields() == 0 {
		return ClassOther
	}
	return ClassData
}

// valuePackages are packages of the standard library whose types are values, hidden fields or not.
var valuePackages = []string{
	"database/sql/driver", "encoding/json", "math/big", "net/mail", "net/netip", "net/url", "time",
}

// outsideStruct classifies a value of an outside struct: data, unless it is a lock or fires by itself.
func outsideStruct(path, name string) Class {
	switch {
	case path == "sync", path == "sync/atomic", path == "time" && (name == "Timer" || name == "Ticker"):
		return ClassOther
	}
	return ClassData
}

// function classifies a func: one that takes or returns protocol types is a handler.
func (c *classifier) function(s *types.Signature) Class {
	for _, tuple := range []*types.Tuple{s.Params(), s.Results()} {
		for v := range tuple.Variables() {
			if c.of(v.Type()) == ClassProtocol {
				return ClassProtocol
			}
		}
	}
	return ClassFunc
}

func (c *classifier) iface(t types.Type, i *types.Interface) Class {
	switch {
	case types.Implements(t, errorInterface):
		return ClassError
	case i.NumMethods() == 0, isProtobuf(t):
		return ClassData
	}
	return ClassInterface
}

// errorInterface belongs to the universe, so it is the same for every type checker.
var errorInterface = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

// implementsError reports whether values of t or pointers to them are errors.
func implementsError(t types.Type) bool {
	if !mayHaveMethods(t) {
		return false
	}
	return types.Implements(t, errorInterface) || !types.IsInterface(t) && types.Implements(types.NewPointer(t), errorInterface)
}

// mayHaveMethods reports whether values of a type, or pointers to them, can have methods at all. Most types cannot, and to
// ask the checker for each of them costs more.
func mayHaveMethods(t types.Type) bool {
	t = deref(t)
	switch u := t.(type) {
	case *types.Basic, *types.Slice, *types.Array, *types.Map, *types.Chan, *types.Signature, *types.Tuple:
		return false
	case *types.Named:
		if u.NumMethods() > 0 {
			return true
		}
		t = u.Underlying()
	}
	switch u := t.(type) {
	case *types.Struct:
		for f := range u.Fields() {
			if f.Embedded() {
				return true
			}
		}
		return false
	case *types.Interface:
		return u.NumMethods() > 0
	case *types.Basic, *types.Slice, *types.Array, *types.Map, *types.Chan, *types.Signature:
		return false
	}
	return true
}

// isProtobuf reports whether a type has the methods of protobuf messages.
func isProtobuf(t types.Type) bool {
	return mayHaveMethods(t) && (hasMethod(t, "ProtoReflect") || hasMethod(t, "ProtoMessage"))
}

// hasMethod reports whether the method set of t holds an exported method.
func hasMethod(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
	_, ok := obj.(*types.Func)
	return ok
}

// isProtocol reports whether a type is in the context's list of protocol types.
func (c *Context) isProtocol(path, name string) bool {
	for _, p := range c.Protocols {
		i := strings.LastIndexByte(p, '.')
		if i < 0 || p[i+1:] != name && p[i+1:] != "*" {
			continue
		}
		if below, ok := strings.CutSuffix(p[:i], "/..."); ok && longest([]string{below}, path) > 0 || p[:i] == path {
			return true
		}
	}
	return false
}
