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
var Analyzer = subject.NewRule(subject.ContractOnly, doc, inventory.SectionImports|inventory.SectionUses, check)

// edge is all that the package has to do with one target.
type edge struct {
	target  subject.Target
	judged  bool // it can be at fault: it crosses to another owner, or the target's contract is only a part of it
	imports []*inventory.Import
	uses    []*inventory.Use
}

func check(s *subject.Subject) []*subject.Finding {
	if s.BindsOthers() || s.Class.Role == nil && s.Level("unclassified") == rules.Error {
		return nil
	}
	edges := collect(s)
	var found []*subject.Finding
	for _, e := range edges {
		if !e.judged {
			continue
		}
		var f *subject.Finding
		switch {
		case s.Crosses(e.target) && e.hasForbiddenImport(s):
			f = imported(s, e)
		case isSelf(e.target):
			f = beyondContract(s, e)
		default:
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
	lastPath, last := "", (*edge)(nil)
	of := func(path string) *edge {
		if path != lastPath {
			lastPath, last = path, edgeTo(s, &edges, path)
		}
		return last
	}
	for i := range s.Package.Imports {
		imp := &s.Package.Imports[i]
		if e := of(imp.Path); e != nil && e.judged && !s.Package.Files[imp.Pos.File].Generated {
			e.imports = append(e.imports, imp)
		}
	}
	for i := range s.Package.Uses {
		u := &s.Package.Uses[i]
		if e := of(u.Symbol.Pkg); e != nil && e.judged {
			e.uses = append(e.uses, u)
		}
	}
	return edges
}

// edgeTo finds or adds the edge to an import path, nil if there is nothing to say about it.
func edgeTo(s *subject.Subject, edges *[]*edge, path string) *edge {
	for _, e := range *edges {
		if e.target.ImportPath == path {
			return e
		}
	}
	if path == "" {
		return nil // the universe
	}
	t := s.Target(path)
	if t.Class.Role == nil || s.Itself(t) {
		return nil
	}
	e := &edge{target: t, judged: isSelf(t) || s.Crosses(t)}
	*edges = append(*edges, e)
	return e
}

// allowed reports whether the lists let the package, or its test files, know the target; nobody lists anything for a
// package without a role.
func allowed(s *subject.Subject, t subject.Target, inTest bool) bool {
	return s.Class.Role != nil && s.Policy.Allows(s.Class, t.Target, inTest).OK
}

func (e *edge) hasForbiddenImport(s *subject.Subject) bool {
	return slices.ContainsFunc(e.imports, func(i *inventory.Import) bool { return !allowed(s, e.target, i.Test) })
}

func isSelf(t subject.Target) bool { return t.Class.Role.Contract.Kind == rules.ContractSelf }

// imported makes the finding about imports that the lists do not allow. What the package does with the target then is
// no fault of its own.
func imported(s *subject.Subject, e *edge) *subject.Finding {
	var places []place
	for _, i := range e.imports {
		if !allowed(s, e.target, i.Test) {
			places = append(places, place{i.Pos, i.Test || i.Excluded})
		}
	}
	at := positions(places)
	return &subject.Finding{
		Positions: at,
		Message:   importMessage(s, e.target, importAt(e.imports, at[0])),
		Reason:    reasonOf(s),
		Related:   related(s, e.target),
		Fix:       throughContract(s, e),
	}
}

func importAt(imports []*inventory.Import, at inventory.Pos) *inventory.Import {
	return imports[slices.IndexFunc(imports, func(i *inventory.Import) bool { return i.Pos == at })]
}

// beyondContract makes the finding about a package whose contract is a part of it, of which more than that is named.
func beyondContract(s *subject.Subject, e *edge) *subject.Finding {
	var places []place
	var names []string
	for _, i := range e.imports {
		switch i.Name {
		case "_":
			names = append(names, "a blank import")
		case ".":
			names = append(names, "a dot import")
		default:
			continue
		}
		places = append(places, place{i.Pos, i.Test || i.Excluded})
	}
	for _, u := range e.uses {
		if at := placesOf(s, u); !u.Contract && len(at) > 0 {
			places = append(places, at...)
			names = append(names, u.Symbol.Short())
		}
	}
	if len(places) == 0 {
		return nil
	}
	return &subject.Finding{
		Positions: positions(places),
		Message:   selfMessage(s, e.target, names),
		Reason:    e.target.Class.Role.Reason,
		Related:   related(s, e.target),
	}
}
