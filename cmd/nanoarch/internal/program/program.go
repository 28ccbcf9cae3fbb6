// Package program joins the records of all units of a run to one graph and holds the rules that need to see all of it.
// It reads no files and no syntax: everything in here is a function of records and the policy.
package program

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Program is all records of a run, joined. It does not change once it is connected, so many goroutines may read it at
// once.
type Program struct {
	Policy  *rules.Policy // nil where there is none, as a survey allows
	Modules *modules.Map
	Units   []*inventory.Package // of Nodes, in their order
	Nodes   []*Node              // sorted by folder
	Owners  *Owners              // nil if the policy names no file that says who answers for what

	byDir   map[string]*Node
	joining sync.Once
	joined  *picture // what rules about flows ask, made when the first one does

	followed sync.Once
	reacher  *reacher // what functions reach, made when the first rule asks

	Templates *subject.Templates // records of the policy's templates, nil if the rule does not run
}

// Node is a folder with its units.
type Node struct {
	Dir     string               // slash path relative to the policy's folder
	Units   []*inventory.Package // external test units last, then by name
	Class   rules.Class          // what the policy makes of the folder; the zero Class without a policy
	Member  bool                 // judged by the policy of a member: only edge rules of this one look at it
	Imports []*Edge              // what its units import, sorted by target; never the folder itself
	Users   []*Edge              // imports by other folders of the program, sorted by importer
	number  int32                // index into Program.Nodes
}

// New joins the units, edges included. Folders that the policy excludes are left out. The error is of type rules.Faults
// and names every folder whose role cannot be decided.
func New(policy *rules.Policy, units []*inventory.Package, mods *modules.Map) (*Program, error) {
	p, err := Arrange(policy, units, mods)
	if err == nil {
		p.Connect()
	}
	return p, err
}

// Arrange is New without edges, which are large and not needed as long as units are read; Connect adds them.
func Arrange(policy *rules.Policy, units []*inventory.Package, mods *modules.Map) (*Program, error) {
	byDir := func(a, b *inventory.Package) int { return strings.Compare(a.Dir, b.Dir) }
	if !slices.IsSortedFunc(units, byDir) {
		units = slices.Clone(units)
		slices.SortStableFunc(units, byDir)
	}
	p := &Program{Policy: policy, Modules: mods, byDir: make(map[string]*Node, len(units))}
	var faults rules.Faults
	for len(units) > 0 {
		dir, n := units[0].Dir, 1
		for n < len(units) && units[n].Dir == dir {
			n++
		}
		class, err := classify(policy, dir)
		member := isMember(policy, dir)
		var fault rules.Fault
		if errors.As(err, &fault) && !member {
			faults = append(faults, fault)
		}
		if !class.Excluded {
			p.add(&Node{Dir: dir, Units: slices.Clone(units[:n]), Class: class, Member: member})
		}
		units = units[n:]
	}
	if len(faults) > 0 {
		slices.SortFunc(faults, compareFaults)
		return nil, faults
	}
	return p, nil
}

func (p *Program) add(n *Node) {
	slices.SortFunc(n.Units, compareUnits)
	n.number = int32(len(p.Nodes))
	p.byDir[n.Dir] = n
	p.Nodes = append(p.Nodes, n)
	p.Units = append(p.Units, n.Units...)
}

func classify(policy *rules.Policy, dir string) (rules.Class, error) {
	if policy == nil {
		return rules.Class{Dir: dir}, nil
	}
	return policy.Classify(dir)
}

func isMember(policy *rules.Policy, dir string) bool {
	if policy == nil {
		return false
	}
	_, ok := policy.IsMember(dir)
	return ok
}

func compareFaults(a, b rules.Fault) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), strings.Compare(a.Message, b.Message))
}

func compareUnits(a, b *inventory.Package) int {
	external := func(u *inventory.Package) int {
		if u.TestOf != "" {
			return 1
		}
		return 0
	}
	return cmp.Or(external(a)-external(b), strings.Compare(a.Name, b.Name))
}

// Node returns the folder's node, nil if the program has no package there.
func (p *Program) Node(dir string) *Node { return p.byDir[dir] }

// path returns the import path of the node's package, the folder where no module holds it.
func (n *Node) path() string {
	u := n.Units[0]
	path := u.ImportPath
	if u.TestOf != "" {
		path = u.TestOf
	}
	return cmp.Or(path, n.Dir)
}
