package program

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// failuresOf asks for the operations, what these import in the end, and the adapters that may stand for a contract; for
// nothing where no operation of the policy has a contract in the program.
func failuresOf(p *Program) func(*Node, *inventory.Package) inventory.Section {
	asked := make([]bool, len(p.Nodes))
	var queue []*Node
	add := func(n *Node) {
		if !asked[n.number] {
			asked[n.number] = true
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
		j.eachImport(queue[0], add)
	}
	for _, n := range p.Nodes {
		if n.Class.Kind() != rules.Adapter || asked[n.number] {
			continue
		}
		j.eachImport(n, func(to *Node) {
			if asked[to.number] && to.Class.Kind() == rules.Contract {
				asked[n.number] = true
			}
		})
	}
	return func(n *Node, u *inventory.Package) inventory.Section {
		if !asked[n.number] || u.TestOf != "" {
			return 0
		}
		return subject.FailureSections
	}
}

// eachImport hands over the folders that code of a folder imports, tests aside.
func (j *errorJoin) eachImport(n *Node, take func(to *Node)) {
	for _, u := range n.Units {
		if u.TestOf != "" {
			continue
		}
		for k := range u.Imports {
			i := &u.Imports[k]
			if i.Test || i.Excluded {
				continue
			}
			if to := j.node(n, i.Path); to != nil {
				take(to)
			}
		}
	}
}
