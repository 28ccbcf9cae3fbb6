package conform

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// join pairs two declarations, and with them what they name outside bodies, or everywhere if they look alike in all.
func (p *pairing) join(t, q int) {
	if p.ofT[t] >= 0 || p.ofP[q] >= 0 {
		return
	}
	p.ofT[t], p.ofP[q] = q, t
	td, qd := &p.c.t.Decls[t], &p.c.p.Decls[q]
	if alias := p.c.p.Nodes[qd.Root]; alias.Text == "=" && td.Obj > 0 && p.c.r.declares(p.c.t.view, t) {
		p.c.g.alias[td.Obj-1] = int32(p.c.p.second(qd.Root)) + 1
	}
	if td.Obj > 0 && qd.Obj > 0 && p.c.g.ofT[td.Obj-1] == 0 && p.c.g.ofP[qd.Obj-1] == 0 {
		p.c.g.bind(td.Obj-1, p.c.aliased(qd)-1)
	}
	p.follow(td.Root, qd.Root, p.c.t.shape[td.Root] == p.c.p.shape[qd.Root])
}

// aliased returns the object that uses of a declared name stand for: an alias never comes up again.
func (c *comparer) aliased(d *inventory.FormDecl) int {
	root := &c.p.Nodes[d.Root]
	if root.Kind == inventory.NodeTypeDecl && root.Text == "=" {
		if named := &c.p.Nodes[c.p.second(d.Root)]; named.Kind == inventory.NodeNamed && named.Obj > 0 && c.p.keys[named.Obj-1] == "" && c.g.ofP[named.Obj-1] == 0 {
			return named.Obj
		}
	}
	return d.Obj
}

// follow pairs the declarations of names that stand at the same place.
func (p *pairing) follow(t, q int, bodies bool) {
	tn, qn := &p.c.t.Nodes[t], &p.c.p.Nodes[q]
	if p.c.chosenBeside(t) {
		p.c.g.alias[tn.Obj-1] = int32(q) + 1
		return
	}
	if p.c.left--; p.c.left < 0 || tn.Kind != qn.Kind || tn.Kind == inventory.NodeBlock && !bodies || p.c.r.isTypeHole(p.c.t.view, t) {
		return
	}
	if tn.Obj > 0 && qn.Obj > 0 {
		p.meet(tn.Obj-1, qn.Obj-1)
	}
	tEnd, qEnd := t+tn.Size, q+qn.Size
	for a, b := t+1, q+1; a < tEnd && b < qEnd; a, b = a+p.c.t.Nodes[a].Size, b+p.c.p.Nodes[b].Size {
		p.follow(a, b, bodies)
	}
}

// meet pairs the declarations of two objects of the packages' own, if nothing speaks against it.
func (p *pairing) meet(t, q int) {
	if p.c.t.Objects[t].Kind != inventory.ObjectOwn || p.c.p.Objects[q].Kind != inventory.ObjectOwn || p.c.g.ofT[t] != 0 || p.c.g.ofP[q] != 0 {
		return
	}
	a, b := p.c.t.declOf(t), p.c.p.declOf(q)
	switch {
	case a < 0 && b < 0: // one of several variables of a declaration
		p.c.g.bind(t, q)
	case a < 0 || b < 0 || !p.comparable(a, b):
	case !p.alike(a, b) && (p.hasAlike(a) || p.hasAlikeOf(b)): // another one is called so
	default:
		p.join(a, b)
	}
}

func (p *pairing) hasAlike(t int) bool {
	for q := range p.c.p.Decls {
		if p.ofP[q] < 0 && p.alike(t, q) && p.comparable(t, q) {
			return true
		}
	}
	return false
}

func (p *pairing) hasAlikeOf(q int) bool {
	for t := range p.c.t.Decls {
		if p.ofT[t] < 0 && p.alike(t, q) && p.comparable(t, q) {
			return true
		}
	}
	return false
}

// declOf returns the declaration of an object, -1 if it has none.
func (s *side) declOf(obj int) int {
	if s.decls == nil {
		s.decls = filled(len(s.Objects))
		for i := len(s.Decls) - 1; i >= 0; i-- {
			if o := s.Decls[i].Obj; o > 0 {
				s.decls[o-1] = i
			}
		}
	}
	return s.decls[obj]
}
