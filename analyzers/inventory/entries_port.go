package inventory

import "go/types"

// demand is an interface that a function of the package takes to build a type of the package.
type demand struct {
	iface types.Type
	user  *types.Named
}

// joinPorts takes the methods away that a type only has because another type of the package asks for them: a store
// beside the service that is built from an interface of it. The other way round it is a service that an edge takes; and a
// type that asks others in its turn works for whoever calls it, be it somebody in its own package.
func (d *declReader) joinPorts(list []*candidate) {
	working := map[*types.TypeName]*types.Named{} // what has behaviour
	for _, c := range list {
		if c.Check == Behaviour && c.recv != nil {
			working[c.recv.Obj()] = c.recv
		}
	}
	if len(working) < 2 {
		return
	}
	demands := d.demands(working)
	for _, c := range list {
		if c.Check != Behaviour || c.recv == nil || d.asksOthers(c.recv) {
			continue
		}
		for _, x := range demands {
			if x.user != c.recv && requires(x.iface, c.fn) && implements(c.recv, x.iface) && !asks(demands, c.recv, x.user) {
				c.Check, c.Why = CheckPort, "serves "+x.user.Obj().Name()+", which is built from "+d.shortType(x.iface)
				break
			}
		}
	}
}

// demands returns the interfaces that functions take and the types with behaviour that they build; a type that has the
// interface itself is a decorator, no user.
func (d *declReader) demands(working map[*types.TypeName]*types.Named) []demand {
	var list []demand
	for i := range d.funcs {
		f := &d.funcs[i]
		if f.fn == nil || f.recv != nil || d.isTest(f.syntax.Pos()) {
			continue
		}
		for v := range f.fn.Signature().Params().Variables() {
			if d.class(v.Type()) != ClassInterface {
				continue
			}
			for _, b := range f.body.builds {
				if user := working[b]; user != nil && !implements(user, v.Type()) {
					list = append(list, demand{v.Type(), user})
				}
			}
		}
	}
	return list
}

// asksOthers reports whether a struct holds an interface of this program that gives answers. A logger, whose methods
// give nothing or the logger again, is none.
func (d *declReader) asksOthers(n *types.Named) bool {
	s, ok := n.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		iface, ok := f.Type().Underlying().(*types.Interface)
		named := namedOf(f.Type())
		if !ok || named == nil || d.class(f.Type()) != ClassInterface || !d.ctx.IsFirstParty(pkgPath(named.Obj())) {
			continue
		}
		for m := range iface.Methods() {
			for v := range m.Signature().Results().Variables() {
				if !types.Identical(v.Type(), f.Type()) {
					return true
				}
			}
		}
	}
	return false
}

// asks reports whether user is built from an interface that of satisfies.
func asks(demands []demand, user, of *types.Named) bool {
	for _, x := range demands {
		if x.user == user && implements(of, x.iface) {
			return true
		}
	}
	return false
}
