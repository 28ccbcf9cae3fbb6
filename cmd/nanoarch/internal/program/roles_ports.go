package program

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// portIndex finds the interfaces that a type satisfies without trying all pairs: every interface is filed under the
// one of its methods that says most, so that not all that have a Close are tried.
type portIndex map[methodKey][]*port

// port is a first-party interface that services hold in fields or constructors take.
type port struct {
	pkg     string // import path of the package that declares it
	facts   bool   // its methods only tell facts: data may satisfy it without being anybody's adapter
	methods []inventory.Method
	holder  *node // the first package that holds it
	several bool  // others hold it, too
}

type methodKey struct{ name, sig string }

// heldPorts collects the interfaces through which services and constructors reach others. Generic ones are left out:
// handler interfaces of a framework fit every operation and say nothing about who needs it.
func (s *survey) heldPorts() portIndex {
	byType := map[string]*port{}
	index := portIndex{}
	hold := func(n *node, t inventory.TypeRef) {
		text := strings.TrimLeft(t.Text, "*")
		if !s.isPort(t) || strings.Contains(text, "[") {
			return
		}
		if p := byType[text]; p != nil {
			p.several = p.several || p.holder != n
			return
		}
		methods := s.methods[text]
		if len(methods) == 0 {
			return
		}
		p := &port{pkg: t.Named.Pkg, methods: methods, holder: n, facts: !slices.ContainsFunc(methods, does)}
		byType[text] = p
		most := slices.MaxFunc(methods, func(a, b inventory.Method) int { return cmp.Compare(len(a.Sig), len(b.Sig)) })
		key := methodKey{most.Name, most.Sig}
		index[key] = append(index[key], p)
	}
	for _, n := range s.nodes {
		for i := range n.unit.Types {
			if t := &n.unit.Types[i]; t.Class == inventory.ClassService && !t.Test {
				for _, f := range t.Fields {
					hold(n, f.Type)
				}
			}
		}
		for i := range n.unit.Funcs {
			if f := &n.unit.Funcs[i]; f.Recv == "" && !f.Test && !f.Generated {
				for _, p := range f.Params {
					hold(n, p.Type)
				}
			}
		}
	}
	return index
}

// does reports whether a method takes something or may fail, so that it does more than tell a fact.
func does(m inventory.Method) bool {
	params, results, _ := strings.Cut(m.Sig, ")")
	return !strings.HasSuffix(params, "(") || results == "" || strings.HasSuffix(strings.TrimSuffix(results, ")"), "error")
}

// isPort reports whether a type is an interface of this program.
func (s *survey) isPort(t inventory.TypeRef) bool {
	return t.Class == inventory.ClassInterface && s.byPath[t.Named.Pkg] != nil
}

// holdsPort reports whether a type holds an interface of a package that is not shared, itself or through a struct that
// it embeds (of parameters, say).
func (s *survey) holdsPort(n *node, typeName string) bool {
	return s.holdsPortIn(n, typeName, map[*inventory.Type]bool{})
}

func (s *survey) holdsPortIn(n *node, typeName string, seen map[*inventory.Type]bool) bool {
	t := n.types[typeName]
	if t == nil || seen[t] {
		return false
	}
	seen[t] = true
	for _, f := range t.Fields {
		owner := s.firstParty(f.Type.Named)
		if owner == nil {
			continue
		}
		if f.Type.Class == inventory.ClassInterface && !owner.isShared() {
			return true
		}
		if f.Embedded && s.holdsPortIn(owner, f.Type.Named.Name, seen) {
			return true
		}
	}
	return false
}

// isShared reports whether the package is shared by its role, or by its name as long as it has none.
func (n *node) isShared() bool {
	return n.kind == rules.Shared || n.role == "" && n.layer.shared()
}

// satisfies reports whether a method set, sorted by name, holds all the methods. Signatures that name type parameters
// are compared by name only.
func satisfies(set, methods []inventory.Method) bool {
	for _, m := range methods {
		i, ok := slices.BinarySearchFunc(set, m.Name, func(a inventory.Method, name string) int { return strings.Compare(a.Name, name) })
		if !ok || set[i].Sig != m.Sig && !strings.Contains(m.Sig, "$") {
			return false
		}
	}
	return len(methods) > 0
}

// of calls do for every held port that the type satisfies.
func (index portIndex) of(t *inventory.Type, do func(*port)) {
	for _, m := range t.Methods {
		for _, p := range index[methodKey{m.Name, m.Sig}] {
			if satisfies(t.Methods, p.methods) {
				do(p)
			}
		}
	}
}

// required returns the names of the type's methods that an interface asks for which another package declares and
// holds; none if the type holds a port itself.
func (s *survey) required(n *node, typeName string, ports portIndex) map[string]bool {
	names := map[string]bool{}
	t := n.types[typeName]
	if t == nil || s.holdsPort(n, typeName) {
		return names
	}
	ports.of(t, func(p *port) {
		if p.pkg == n.unit.ImportPath || p.holder == n && !p.several || p.facts && t.Class != inventory.ClassService {
			return
		}
		for _, m := range p.methods {
			names[m.Name] = true
		}
	})
	return names
}

// fulfils counts the behaviours that other packages' interfaces require of their receivers.
func (s *survey) fulfils(n *node, ports portIndex) int {
	required := map[string]map[string]bool{} // by receiver
	count := 0
	for _, i := range n.behaviours {
		recv := n.receiver(i)
		if recv == "" {
			continue
		}
		if required[recv] == nil {
			required[recv] = s.required(n, recv, ports)
		}
		if required[recv][n.unit.Funcs[n.unit.Entries[i].Func].Name] {
			count++
		}
	}
	return count
}
