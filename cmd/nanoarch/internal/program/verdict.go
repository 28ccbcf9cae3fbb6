package program

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// Verdict says what an import takes hold of in its target.
type Verdict string

// The verdicts, in the order in which they are tried.
const (
	VerdictWiring         Verdict = "wiring"         // the importer binds, tests or is generated: it may know everything
	VerdictContract       Verdict = "contract"       // the target promises
	VerdictModel          Verdict = "model"          // the target is data of a capability
	VerdictShared         Verdict = "shared"         // the target belongs to nobody, or does nothing
	VerdictInterfaceOnly  Verdict = "interface-only" // types, constants and errors that stand beside an implementation
	VerdictImplementation Verdict = "implementation" // the target's behaviour
)

// verdict judges an edge by the roles of its ends and by every use of the target's objects, also those that were
// reached without naming them.
func (s *survey) verdict(from, to *node, uses []*inventory.Use) Verdict {
	switch from.kind {
	case rules.Root, rules.Tests, rules.Mocks, rules.Generated:
		return VerdictWiring
	}
	switch to.kind {
	case rules.Contract, rules.Generated:
		return VerdictContract
	case rules.Model:
		return VerdictModel
	case rules.Shared, rules.Tests, rules.Mocks:
		return VerdictShared
	}
	if !to.hasBehaviour() && !to.composes {
		return VerdictShared
	}
	// A blank import runs the target, and what an import in a file of another platform uses is not known.
	if len(uses) == 0 {
		return VerdictImplementation
	}
	for _, u := range uses {
		if runs(u) {
			return VerdictImplementation
		}
	}
	if !to.composes && !to.givesBehaviour() {
		return VerdictShared
	}
	return VerdictInterfaceOnly
}

// givesBehaviour reports whether importers can get hold of a behaviour. Methods of an unexported type that the package
// hands to a server, and to nobody else, are out of their reach.
func (n *node) givesBehaviour() bool {
	for _, i := range n.behaviours {
		recv := n.types[n.receiver(i)]
		if recv == nil || recv.Exported || n.returns(recv.Name) || n.embeds(recv.Name) {
			return true
		}
	}
	return false
}

// returns reports whether an exported function gives a value of the type to its caller, as itself or as an interface.
func (n *node) returns(name string) bool {
	self := inventory.Symbol{Pkg: n.unit.ImportPath, Name: name}
	for i := range n.unit.Funcs {
		f := &n.unit.Funcs[i]
		if !f.Exported || f.Test {
			continue
		}
		for _, r := range f.Results {
			if r.Type.Named == self || r.Type.Class == inventory.ClassInterface && slices.Contains(f.Returns, self) {
				return true
			}
		}
	}
	return false
}

func (n *node) embeds(name string) bool {
	for _, t := range n.types {
		for _, f := range t.Fields {
			if t.Exported && f.Type.Named == (inventory.Symbol{Pkg: n.unit.ImportPath, Name: name}) && (f.Embedded || f.Exported) {
				return true
			}
		}
	}
	for _, v := range n.unit.Vars {
		if v.Exported && !v.Test && v.Type.Named.Pkg == n.unit.ImportPath {
			return true
		}
	}
	return false
}

// runs reports whether a use takes hold of more than a type that is no service, its members, a constant or an error.
func runs(u *inventory.Use) bool {
	switch u.Kind {
	case inventory.UseConst:
		return false
	case inventory.UseVar:
		return !u.Error
	case inventory.UseType, inventory.UseMethod, inventory.UseField:
		return u.Class == inventory.ClassService
	}
	return true
}
