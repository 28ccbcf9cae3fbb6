package program

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// failuresOf asks for the operations, what these import in the end, and the adapters that may stand for a contract; for
// nothing where no operation of the policy has a contract in the program.
func failuresOf(p *Program) func(*Node, *inventory.Package) inventory.Section {
	asked := map[*inventory.Package]bool{}
	var queue []*Node
	seen := map[*Node]bool{}
	add := func(n *Node) {
		if !seen[n] {
			seen[n] = true
			queue = append(queue, n)
		}
	}
	for _, n := range p.Nodes {
		if !n.Member && subject.Promises(n.Class) && p.Policy.Level(subject.Failures, n.Dir) != rules.Off {
			add(n)
		}
	}
	if len(queue) == 0 {
		return nil
	}
	j := newErrorJoin(p)
	for ; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		for _, u := range n.Units {
			if u.TestOf != "" {
				continue
			}
			asked[u] = true
			for _, i := range u.Imports {
				if to := j.node(n, i.Path); to != nil && !i.Test && !i.Excluded {
					add(to)
				}
			}
		}
	}
	for _, n := range p.Nodes {
		if n.Class.Kind() != rules.Adapter || seen[n] {
			continue
		}
		for _, u := range n.Units {
			for _, i := range u.Imports {
				if to := j.node(n, i.Path); u.TestOf == "" && to != nil && seen[to] && !i.Test && to.Class.Kind() == rules.Contract {
					asked[u] = true
				}
			}
		}
	}
	return func(_ *Node, u *inventory.Package) inventory.Section {
		if !asked[u] {
			return 0
		}
		return subject.FailureSections
	}
}
