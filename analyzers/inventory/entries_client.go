package inventory

import "go/types"

// clientOf returns the interface of this package by which the receiver of a method stands in for another one, and the
// method for which it does: everything that the receiver holds are protocol values, so it can only pass the call on.
func (d *declReader) clientOf(c *candidate, all []*candidate) (types.Type, *candidate) {
	if !d.holdsOnlyProtocol(c.recv) {
		return nil, nil
	}
	for _, obj := range d.typesOf(d.pkg) {
		if !types.IsInterface(obj.Type()) || !requires(obj.Type(), c.fn) || !implements(c.recv, obj.Type()) {
			continue
		}
		if to := d.innermost(c, obj.Type(), all); to != nil && !d.holdsOnlyProtocol(to.recv) {
			return obj.Type(), to
		}
	}
	return nil, nil
}

// holdsOnlyProtocol reports whether a struct holds protocol values and nothing else but data.
func (d *declReader) holdsOnlyProtocol(n *types.Named) bool {
	s, ok := n.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	protocol := false
	for f := range s.Fields() {
		switch class := d.class(f.Type()); {
		case class == ClassProtocol:
			protocol = true
		case !class.carriesFacts():
			return false
		}
	}
	return protocol
}
