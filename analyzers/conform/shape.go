package conform

import (
	"go/token"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// FNV-1a, so that hashes are the same on every machine: ids of findings are made of them.
const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

func mix(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime64
	}
	return (h ^ 0xff) * prime64
}

func mixInt(h, x uint64) uint64 {
	for range 8 {
		h = (h ^ x&0xff) * prime64
		x >>= 8
	}
	return h
}

// side is one of the two forms that are compared, with what is worked out for all of its nodes at once.
type side struct {
	view
	home   string // import path of the folder that both sides have in common
	values Placeholders
	shape  []uint64 // by node: a hash of its tree in which own objects have no names
	blocks []bool   // by node: there are statements below
	keys   []string // by object: what both sides call it, "" for one that may be renamed
	spells []string // by object: its name as the package has to spell it
	decls  []int    // by object: its declaration, once asked for
	rels   []string // by object of a package of the same template: its folder
}

// newSide works them out, from the leaves up.
func newSide(v view, home string, values Placeholders, color func(obj int) uint64) *side {
	s := &side{view: v, home: home, values: values, shape: make([]uint64, len(v.Nodes)), blocks: make([]bool, len(v.Nodes))}
	s.keys, s.spells, s.rels = make([]string, len(v.Objects)), make([]string, len(v.Objects)), make([]string, len(v.Objects))
	for i := range v.Objects {
		s.key(i)
	}
	for i := len(v.Nodes) - 1; i >= 0; i-- {
		n := &v.Nodes[i]
		h := mixInt(offset64, uint64(n.Kind))
		if n.Kind != inventory.NodeNamed || n.Obj == 0 || s.keys[n.Obj-1] != "" { // else it may be an interface on one side
			h = mix(h, n.Text)
		}
		if n.Obj > 0 {
			if k := s.keys[n.Obj-1]; k != "" {
				h = mix(h, k)
			} else {
				h = mixInt(mix(h, v.Objects[n.Obj-1].What), color(n.Obj-1))
			}
		}
		s.blocks[i] = n.Kind == inventory.NodeBlock
		for c := range v.children(i) {
			h = mixInt(h, s.shape[c])
			s.blocks[i] = s.blocks[i] || s.blocks[c]
		}
		s.shape[i] = h
	}
	return s
}

// key says what an object is called on both sides. Objects of the universe and of other packages have their full names,
// exported members their own; everything else of the template may have another name in the package.
func (s *side) key(i int) {
	o := &s.Objects[i]
	name := o.Symbol.Name
	s.spells[i] = Spell(name, s.values)
	switch o.Kind {
	case inventory.ObjectUniverse:
		s.keys[i] = "universe " + o.What + " " + o.Symbol.Recv + "." + name
	case inventory.ObjectOutside:
		rel, home := s.below(o.Symbol.Pkg)
		switch {
		case !home:
			sym := o.Symbol
			sym.Pkg = Spell(sym.Pkg, s.values)
			s.keys[i] = o.What + " " + sym.String()
		case o.Symbol.Recv != "" || o.What == "field":
			s.keys[i] = "member " + o.What + " " + rel + " " + s.spells[i]
		default:
			s.rels[i] = rel
		}
	case inventory.ObjectMember:
		if exported(name) || o.What == "field" && o.Symbol.Recv == "" {
			s.keys[i] = "member " + o.What + " " + s.spells[i]
		}
	}
}

// below returns the folder of a package of the template, or of what was made of it, relative to its home.
func (s *side) below(pkg string) (string, bool) {
	if pkg == s.home {
		return ".", true
	}
	rel, ok := strings.CutPrefix(pkg, s.home+"/")
	return rel, ok && s.home != ""
}

func exported(name string) bool { return token.IsExported(name) }

// colorless gives all own objects one color.
func colorless(int) uint64 { return 0 }
