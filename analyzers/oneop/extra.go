package oneop

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// split chooses the behaviour that stays, which is one of the contract's type, else one that the operation's own contract
// requires, else one that fulfils any, else any, and returns the ones that are too many. Where several could stay, names
// decide: a choice by place would make another one the extra as soon as code moves. What the operation's contract requires
// is never too many: a contract with two methods is the contract's fault.
func split(s *subject.Subject, behaviours []inventory.Entry) (keeper inventory.Entry, extra []inventory.Entry) {
	own := contractMethods(s)
	byName := slices.SortedFunc(slices.Values(behaviours), func(a, b inventory.Entry) int {
		return cmp.Or(foreignness(s, a)-foreignness(s, b), strings.Compare(a.Name, b.Name))
	})
	keeper = byName[0]
	for _, stays := range []func(inventory.Entry) bool{
		func(e inventory.Entry) bool { return isOfContractType(s, e) },
		func(e inventory.Entry) bool { return required(s.Package, own, e) },
		func(e inventory.Entry) bool { return e.Contract },
	} {
		if at := slices.IndexFunc(byName, stays); at >= 0 {
			keeper = byName[at]
			break
		}
	}
	for _, e := range behaviours {
		if e.Pos == keeper.Pos && e.Name == keeper.Name || required(s.Package, own, e) || sameDuty(s.Package, keeper, e) {
			continue
		}
		extra = append(extra, e)
	}
	return keeper, extra
}

// foreignness tells how far the entry's name is from that of the operation: it is the same, or says nothing but that it is
// called; it holds it; it is another one.
func foreignness(s *subject.Subject, e inventory.Entry) int {
	const telling = 3 // letters; a shorter name is in others by chance
	operation := nameOf(s)
	switch name := strings.ToLower(operationName(e.Name)); {
	case name == "" || name == operation:
		return 0
	case len(operation) >= telling && strings.Contains(name, operation):
		return 1
	}
	return 2
}

// nameOf returns the operation's name in lower case: the policy's capture, else the last folder that is no version.
func nameOf(s *subject.Subject) string {
	parts := strings.Split(s.Package.ImportPath, "/")
	if last := len(parts) - 1; last > 0 && version.MatchString(parts[last]) {
		parts = parts[:last]
	}
	return strings.ToLower(cmp.Or(s.Class.Value("operation"), parts[len(parts)-1]))
}

// version is a folder that says which edition of a package it holds.
var version = regexp.MustCompile(`^v[0-9]+$`)

// contractMethods returns the interfaces of the packages that hold the operation's contract.
func contractMethods(s *subject.Subject) []inventory.Interface {
	if s.Class.Role.Contract.Kind != rules.ContractInRole {
		return nil
	}
	var own []inventory.Interface
	for _, i := range s.Package.Interfaces {
		if t := s.Target(i.Named.Pkg); t.Kind == rules.Own && s.Policy.IsContractOf(s.Class, t.Class) {
			own = append(own, i)
		}
	}
	return own
}

// required reports whether one of the interfaces has the method and the receiver's type has all methods of it.
func required(p *inventory.Package, interfaces []inventory.Interface, e inventory.Entry) bool {
	if e.Kind != inventory.EntryMethod || e.Func < 0 {
		return false
	}
	f := p.Funcs[e.Func]
	t, ok := slices.BinarySearchFunc(p.Types, f.Recv, func(t inventory.Type, name string) int {
		switch {
		case t.Name < name:
			return -1
		case t.Name > name:
			return 1
		}
		return 0
	})
	if !ok {
		return false
	}
	return slices.ContainsFunc(interfaces, func(i inventory.Interface) bool {
		return hasMethod(i.Methods, f.Name, f.Sig) && fulfils(p.Types[t].Methods, i.Methods)
	})
}

func fulfils(have, want []inventory.Method) bool {
	for _, m := range want {
		if !hasMethod(have, m.Name, m.Sig) {
			return false
		}
	}
	return true
}

func hasMethod(methods []inventory.Method, name, sig string) bool {
	return slices.ContainsFunc(methods, func(m inventory.Method) bool { return m.Name == name && m.Sig == sig })
}

// sameDuty reports whether two methods fulfil the same single-method contract, on two types.
func sameDuty(p *inventory.Package, keeper, e inventory.Entry) bool {
	if !keeper.Contract || !e.Contract || keeper.Func < 0 || e.Func < 0 {
		return false
	}
	a, b := p.Funcs[keeper.Func], p.Funcs[e.Func]
	return a.Name == b.Name && a.Sig == b.Sig
}

// isOfContractType reports whether the entry is a variable or function by which the package offers its role's contract
// type.
func isOfContractType(s *subject.Subject, e inventory.Entry) bool {
	return s.Class.Role.Contract.Kind == rules.ContractType && e.Contract && e.Kind != inventory.EntryMethod
}
