package purecontract

import (
	"fmt"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// imports reports what the lists allow and a contract does not need: implementations, and packages that do something.
func (j *judge) imports() {
	seen := map[string]*subject.Finding{}
	for i := range j.Package.Imports {
		imp := &j.Package.Imports[i]
		if imp.Test || imp.Excluded || j.Package.Files[imp.Pos.File].Generated || j.explained[imp.Path] {
			continue
		}
		if f := seen[imp.Path]; f != nil {
			f.Positions = append(f.Positions, imp.Pos)
			continue
		}
		t := j.Target(imp.Path)
		verdict := j.Policy.Allows(j.Class, t.Target, false)
		switch {
		case !verdict.OK || j.Itself(t):
		case t.Kind == rules.Std && subject.Does(imp.Path) && verdict.Entry.List != "std":
			seen[imp.Path] = j.report("", imp.Path, imp.Pos, "imports "+imp.Path+", which does more than hold data", "a contract imports other contracts, shared types and packages of data")
		case t.Kind == rules.Own && implementing(t.Class.Kind()):
			seen[imp.Path] = j.report("", imp.Path, imp.Pos, "imports "+t.Label(), "a contract must not know an implementation, so declare in it what is needed")
		}
	}
}

// implementing reports whether packages of a kind implement something.
func implementing(k rules.Kind) bool {
	switch k {
	case rules.Operation, rules.Adapter, rules.Transport, rules.Root:
		return true
	}
	return false
}

// implementations reports types of implementations in the contract's declarations, as far as the lists allow to import
// them and they are no other finding.
func (j *judge) implementations() {
	seen := map[inventory.Symbol]*subject.Finding{}
	for _, m := range j.Package.Mentions {
		f := &j.Package.Files[m.Pos.File]
		t := j.Target(m.Type.Pkg)
		if f.Test || f.Generated || j.self || t.Kind != rules.Own || j.Itself(t) || !implementing(t.Class.Kind()) || isSelf(t) {
			continue
		}
		if j.refused(t) || j.explained[m.Type.Pkg] && seen[m.Type] == nil {
			continue
		}
		j.explained[m.Type.Pkg] = true
		if before := seen[m.Type]; before != nil {
			before.Positions = append(before.Positions, m.Pos)
			continue
		}
		seen[m.Type] = j.report(m.Where, m.Type.String(), m.Pos, fmt.Sprintf("names %s of %s in %s", m.Type.Short(), t.Label(), m.Where),
			"a contract must not know an implementation, so declare in it what is needed")
	}
}

// isSelf reports whether the target is its own contract, so that others may name a part of it.
func isSelf(t subject.Target) bool { return t.Class.Role.Contract.Kind == rules.ContractSelf }
