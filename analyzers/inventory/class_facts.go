package inventory

import "go/types"

// elements classifies what a collection holds. Many values of a fact interface are facts, such as the events that an
// aggregate has recorded, where a single one may be a clock.
func (c *classifier) elements(t types.Type) Class {
	class := c.of(t)
	if class == ClassInterface && c.isFactInterface(t) && !mayFail(t) {
		return ClassData
	}
	return class
}

// mayFail reports whether a method of an interface returns an error: then it does something.
func mayFail(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range i.Methods() {
		for v := range m.Signature().Results().Variables() {
			if types.Implements(v.Type(), errorInterface) {
				return true
			}
		}
	}
	return false
}

// holdsOnlyData reports whether all fields are data; embedded fact interfaces are let through, and beside data also
// embedded bases.
func (c *classifier) holdsOnlyData(s *types.Struct) bool {
	bases := 0
	for f := range s.Fields() {
		switch {
		case c.of(f.Type()).carriesFacts(), f.Embedded() && c.isFactInterface(f.Type()):
		case f.Embedded() && c.isBase(f.Type()):
			bases++
		default:
			return false
		}
	}
	return bases == 0 || bases < s.NumFields()
}

// isBase reports whether t is an empty struct whose methods take nothing and tell one fact, such as the default answers
// that messages embed: it brings nobody along that could be asked.
func (c *classifier) isBase(t types.Type) bool {
	n, ok := types.Unalias(deref(t)).(*types.Named)
	if !ok {
		return false
	}
	if s, ok := n.Underlying().(*types.Struct); !ok || s.NumFields() > 0 {
		return false
	}
	for m := range n.Methods() {
		if !c.tellsFact(m) {
			return false
		}
	}
	return true
}

// isFactInterface reports whether every method of an interface is an unexported marker or takes nothing and tells one
// fact.
func (c *classifier) isFactInterface(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range i.Methods() {
		if !c.tellsFact(m) {
			return false
		}
	}
	return true
}

// tellsFact reports whether a method is an unexported marker, or takes nothing and tells one fact.
func (c *classifier) tellsFact(m *types.Func) bool {
	s := m.Signature()
	switch {
	case s.Params().Len() > 0, s.Results().Len() > 1, s.Results().Len() == 0 && m.Exported():
		return false
	case s.Results().Len() == 1 && !types.IsInterface(s.Results().At(0).Type()) && !c.of(s.Results().At(0).Type()).carriesFacts():
		return false
	}
	return true
}
