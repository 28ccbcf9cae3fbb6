package replaceable

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// named reports service types of operations that the subject's code names although it is no root.
func named(s *subject.Subject) []*subject.Finding {
	switch s.Class.Kind() {
	case rules.Root, rules.Mocks, rules.Tests, rules.Generated:
		return nil
	}
	if s.Package.TestOf != "" {
		return nil
	}
	byPackage := map[string]*subject.Finding{}
	names := map[string][]string{}
	var order []string
	for n := range s.Package.Uses {
		u := &s.Package.Uses[n]
		if !subject.NamesService(u) {
			continue
		}
		t := s.Target(u.Symbol.Pkg)
		if !implementsContract(s, t) {
			continue
		}
		for _, at := range u.At {
			if s.Package.Files[at.Pos.File].Generated {
				continue
			}
			f := byPackage[u.Symbol.Pkg]
			if f == nil {
				f = &subject.Finding{Target: u.Symbol.Pkg, Reason: t.Class.Role.Reason, Related: contractOf(s, t)}
				byPackage[u.Symbol.Pkg] = f
				order = append(order, u.Symbol.Pkg)
			}
			f.Positions = append(f.Positions, at.Pos)
			if short := u.Symbol.Short(); !slices.Contains(names[u.Symbol.Pkg], short) {
				names[u.Symbol.Pkg] = append(names[u.Symbol.Pkg], short)
			}
		}
	}
	var found []*subject.Finding
	for _, pkg := range order {
		f := byPackage[pkg]
		slices.SortFunc(f.Positions, subject.ComparePos)
		f.Positions = slices.Compact(f.Positions)
		f.Message = subject.WithReason(fmt.Sprintf("%s names the implementation of %s, namely %s; only a root may, so %s",
			s.Label(), s.Target(pkg).Label(), some(names[pkg]), wayOut(s, pkg)), f.Reason)
		found = append(found, f)
	}
	return found
}

// implementsContract reports whether the target is an operation behind a contract of its own, which the subject may
// import. If it may not, the import itself is at fault, and another rule says so; with contract = "self" contractonly
// says what else is named.
func implementsContract(s *subject.Subject, t subject.Target) bool {
	return t.Kind == rules.Own && t.Class.Kind() == rules.Operation && t.Class.Role.Contract.Kind == rules.ContractInRole &&
		!s.Itself(t) && s.Policy.Allows(s.Class, t.Target, false).OK
}

func contractOf(s *subject.Subject, t subject.Target) []subject.Related {
	if name, dir := s.ContractOf(t); dir != "" {
		return []subject.Related{{Path: dir, Message: "the contract is " + name}}
	}
	return nil
}

// wayOut says what code can do instead of naming an implementation: one that binds it holds the contract already.
func wayOut(s *subject.Subject, pkg string) string {
	contract, dir := s.ContractOf(s.Target(pkg))
	if dir == "" {
		contract = "its contract"
	}
	if c := binding(s, pkg); c != nil {
		return "take " + c.Iface.Named.String() + " as a parameter, which a root binds"
	}
	return "hold " + contract + " instead"
}

// binding returns the first conversion of a type of a package to a contract, nil if there is none.
func binding(s *subject.Subject, pkg string) *inventory.Conversion {
	i := slices.IndexFunc(s.Package.Conversions, func(c inventory.Conversion) bool {
		return !c.Test && c.How != "assertion" && c.Type.Named.Pkg == pkg && s.Target(c.Iface.Named.Pkg).Class.Kind() == rules.Contract
	})
	if i < 0 {
		return nil
	}
	return &s.Package.Conversions[i]
}

// some lists the first names.
func some(names []string) string {
	const most = 3
	names = slices.Sorted(slices.Values(names))
	if more := len(names) - most; more > 0 {
		names = append(names[:most:most], fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}
