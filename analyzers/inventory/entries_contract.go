package inventory

import (
	"go/types"
	"slices"
)

// contractOf returns an exported single-method interface of this package, of a package that it imports directly, or an
// instance of such one that the unit's code mentions, which requires the method; nil if there is none. This package
// comes first. The standard library declares no contracts.
func (d *declReader) contractOf(c *candidate) *types.Named {
	for _, iface := range d.contractsByMethod()[c.fn.Name()] {
		if implements(c.recv, iface) {
			return iface
		}
	}
	return nil
}

// fulfils lists the interfaces of which contractOf returns the first, sorted.
func (d *declReader) fulfils(c *candidate) []Symbol {
	var list []Symbol
	for _, iface := range d.contractsByMethod()[c.fn.Name()] {
		if implements(c.recv, iface) {
			list = append(list, typeSymbol(iface.Obj()))
		}
	}
	slices.SortFunc(list, compareSymbols)
	return slices.Compact(list)
}

func (d *declReader) contractsByMethod() map[string][]*types.Named {
	if d.contracts != nil {
		return d.contracts
	}
	d.contracts = map[string][]*types.Named{}
	for _, p := range append([]*types.Package{d.pkg}, d.pkg.Imports()...) {
		if p != d.pkg && d.ctx.IsStd(p.Path()) {
			continue
		}
		for _, obj := range d.typesOf(p) {
			if !obj.Exported() || d.isTest(obj.Pos()) {
				continue
			}
			if n, ok := types.Unalias(obj.Type()).(*types.Named); ok && !isOpen(n) {
				d.addContract(n)
			}
		}
	}
	for _, n := range d.interfaces {
		if n.TypeArgs().Len() > 0 && n.Obj().Exported() {
			d.addContract(n)
		}
	}
	return d.contracts
}

func (d *declReader) addContract(n *types.Named) {
	if m := singleMethod(n); m != nil && d.class(n) == ClassInterface {
		d.contracts[m.Name()] = append(d.contracts[m.Name()], n)
	}
}
