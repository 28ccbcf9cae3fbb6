package program

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// inferTogether tries the checks that look at who imports the package and who needs its types.
func (s *survey) inferTogether(n *node, ports portIndex, all *service) {
	if n.layer.shared() && !n.importsBehaviour() {
		n.decide(rules.Shared, "is shared by its name and imports no package with behaviour")
		return
	}
	if s.modelLike(n) {
		n.decide(rules.Model, "has more data types with methods than services and is used by several packages with behaviour")
		return
	}
	if s.isCommon(n, all) {
		return
	}
	if k := s.fulfils(n, ports); 2*k > len(n.behaviours) {
		n.decide(rules.Adapter, fmt.Sprintf("%d of %d behaviours satisfy an interface that another package holds, and hold none themselves", k, len(n.behaviours)))
	}
}

// isCommon decides that a package is shared because many lean on it. The core of a hexagon is leaned on by everything
// around it, too; but there others have to serve its ports.
func (s *survey) isCommon(n *node, all *service) bool {
	why := ""
	if n.isLeaf() && n.branches() >= 2 {
		why = "imports no package but shared ones and is used in several sibling folders"
	} else if k := n.topFolders(); k >= 3 {
		why = fmt.Sprintf("is used in %d top folders beside its own", k)
	}
	if why == "" || s.asksAdapters(n, all) {
		return false
	}
	n.decide(rules.Shared, why)
	return true
}

// asksAdapters reports whether most behaviours have a receiver that holds a port which another package serves.
func (s *survey) asksAdapters(n *node, all *service) bool {
	asking := 0
	for _, i := range n.behaviours {
		t := n.types[n.receiver(i)]
		if t != nil && slices.ContainsFunc(t.Fields, func(f inventory.Field) bool {
			text := strings.TrimLeft(f.Type.Text, "*")
			return s.isPort(f.Type) && !s.byPath[f.Type.Named.Pkg].isShared() && all.of(text, s.methods[text]).besides(n)
		}) {
			asking++
		}
	}
	return 2*asking > len(n.behaviours)
}

// importsBehaviour reports whether the package imports one with behaviour that is not shared.
func (n *node) importsBehaviour() bool {
	for _, to := range n.imports {
		if to.hasBehaviour() && !to.layer.shared() && to.kind != rules.Shared && to.kind != rules.Tests {
			return true
		}
	}
	return false
}

// isLeaf reports whether the package imports only what belongs to nobody.
func (n *node) isLeaf() bool {
	for _, to := range n.imports {
		switch {
		case to.kind == rules.Shared, to.kind == rules.Contract, to.kind == rules.Generated, to.layer.shared():
		default:
			return false
		}
	}
	return true
}

// branches counts the folders beside the package's own in which packages with behaviour use it.
func (n *node) branches() int {
	parent := ""
	if i := strings.LastIndexByte(n.Dir, '/'); i >= 0 {
		parent = n.Dir[:i+1]
	}
	beside := map[string]bool{}
	for _, from := range n.importers {
		if !from.hasBehaviour() || !strings.HasPrefix(from.Dir, parent) {
			continue
		}
		b, _, _ := strings.Cut(from.Dir[len(parent):], "/")
		if parent+b != n.Dir {
			beside[b] = true
		}
	}
	return len(beside)
}

// topFolders counts the top folders beside the package's own in which packages with behaviour use it, roots and tests
// aside: what so many parts of a program lean on belongs to none of them.
func (n *node) topFolders() int {
	own, _, _ := strings.Cut(n.Dir, "/")
	tops := map[string]bool{}
	for _, from := range n.importers {
		top, _, _ := strings.Cut(from.Dir, "/")
		if top != own && from.hasBehaviour() && from.kind != rules.Root && from.kind != rules.Tests && from.kind != rules.Mocks {
			tops[top] = true
		}
	}
	return len(tops)
}
