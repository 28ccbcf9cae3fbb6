package contractonly

import (
	_ "embed"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

//go:embed doc.go
var doc string

// Analyzer reports packages that reach past the contract of another operation or capability.
var Analyzer = subject.NewRule(subject.ContractOnly, doc, check)

// edge is all that the package has to do with one target.
type edge struct {
	target  subject.Target
	imports []inventory.Import
	uses    []inventory.Use
}

func check(s *subject.Subject) []*subject.Finding {
	if s.BindsOthers() || s.Class.Role == nil && s.Level("unclassified") == rules.Error {
		return nil
	}
	edges := collect(s)
	var found []*subject.Finding
	for _, e := range edges {
		var f *subject.Finding
		switch {
		case s.Crosses(e.target) && e.hasForbiddenImport(s):
			f = imported(s, e)
		case isSelf(e.target):
			f = beyondContract(s, e)
		case s.Crosses(e.target):
			f = inferred(s, e, edges)
		}
		if f != nil {
			f.Target = e.target.ImportPath
			found = append(found, f)
		}
	}
	return found
}

// collect gathers what the package imports and uses of other packages of this program, and of outside ones that the
// policy gives a role, by target. Generated files are not judged.
func collect(s *subject.Subject) []*edge {
	var edges []*edge
	of := func(path string) *edge {
		t := s.Target(path)
		if s.Itself(t) || t.Class.Role == nil {
			return nil
		}
		for _, e := range edges {
			if e.target.ImportPath == path {
				return e
			}
		}
		edges = append(edges, &edge{target: t})
		return edges[len(edges)-1]
	}
	for _, i := range s.Package.Imports {
		if e := of(i.Path); e != nil && !s.Package.Files[i.Pos.File].Generated {
			e.imports = append(e.imports, i)
		}
	}
	for _, u := range s.Package.Uses {
		u.At = slices.DeleteFunc(slices.Clone(u.At), func(p inventory.Place) bool { return s.Package.Files[p.Pos.File].Generated })
		if len(u.At) == 0 || u.Symbol.Pkg == "" {
			continue
		}
		if e := of(u.Symbol.Pkg); e != nil {
			e.uses = append(e.uses, u)
		}
	}
	return edges
}

// allowed reports whether the lists let the package, or its test files, know the target; nobody lists anything for a
// package without a role.
func allowed(s *subject.Subject, t subject.Target, inTest bool) bool {
	return s.Class.Role != nil && s.Policy.Allows(s.Class, t.Target, inTest).OK
}

func (e *edge) hasForbiddenImport(s *subject.Subject) bool {
	return slices.ContainsFunc(e.imports, func(i inventory.Import) bool { return !allowed(s, e.target, i.Test) })
}

func isSelf(t subject.Target) bool { return t.Class.Role.Contract.Kind == rules.ContractSelf }

// imported makes the finding about an import that the lists do not allow. All uses of the target are places of it.
func imported(s *subject.Subject, e *edge) *subject.Finding {
	var places []place
	for _, i := range e.imports {
		if !allowed(s, e.target, i.Test) {
			places = append(places, place{i.Pos, i.Test || i.Excluded})
		}
	}
	places = sorted(places)
	first := importAt(e.imports, places[0].pos)
	for _, u := range e.uses {
		if !allowed(s, e.target, u.Test) {
			places = append(places, placesOf(u)...)
		}
	}
	return &subject.Finding{
		Positions: positions(places, 1),
		Message:   importMessage(s, e.target, first),
		Reason:    reasonOf(s),
		Related:   related(s, e.target),
	}
}

func importAt(imports []inventory.Import, at inventory.Pos) inventory.Import {
	return imports[slices.IndexFunc(imports, func(i inventory.Import) bool { return i.Pos == at })]
}

// beyondContract makes the finding about a package whose contract is a part of it, of which more than that is named.
func beyondContract(s *subject.Subject, e *edge) *subject.Finding {
	var places []place
	var names []string
	for _, i := range e.imports {
		if i.Name == "_" || i.Name == "." {
			places = append(places, place{i.Pos, i.Test || i.Excluded})
			names = append(names, map[string]string{"_": "a blank import", ".": "a dot import"}[i.Name])
		}
	}
	for _, u := range e.uses {
		if !u.Contract {
			places = append(places, placesOf(u)...)
			names = append(names, u.Symbol.Short())
		}
	}
	if len(places) == 0 {
		return nil
	}
	return &subject.Finding{
		Positions: positions(sorted(places), 0),
		Message:   selfMessage(s, e.target, names),
		Reason:    e.target.Class.Role.Reason,
		Related:   related(s, e.target),
	}
}
