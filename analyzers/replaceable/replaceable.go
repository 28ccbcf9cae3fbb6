package replaceable

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

//go:embed doc.go
var doc string

// Analyzer reports operations that others hold by more than their contract, or that fulfil it by chance.
var Analyzer = subject.NewRule(subject.Replaceable, doc, inventory.SectionDecls|inventory.SectionUses|inventory.SectionConversions, check)

func check(s *subject.Subject) []*subject.Finding {
	if s.Class.Role == nil || !s.Package.Has(inventory.SectionDecls) {
		return nil
	}
	var found []*subject.Finding
	if s.Class.Kind() == rules.Operation && s.Package.TestOf == "" {
		found = implementations(s)
	}
	return append(found, named(s)...)
}

// implementation is a type of an operation whose method is a behaviour, with the contracts that ask for it.
type implementation struct {
	name      string
	entry     *inventory.Entry
	fn        *inventory.Func
	contracts []inventory.Symbol
}

// implementations judges how the operation shows its own types.
func implementations(s *subject.Subject) []*subject.Finding {
	var found []*subject.Finding
	for _, i := range implementers(s) {
		var shown []*subject.Finding
		names := carriers(s, i)
		for n := range s.Package.Funcs {
			f := &s.Package.Funcs[n]
			if typ := given(f, s.Package.ImportPath, names); typ != "" {
				shown = append(shown, concrete(s, i, f.Name, f.Pos, "returns "+typ+"; return"))
			}
		}
		for n := range s.Package.Vars {
			if v := &s.Package.Vars[n]; v.Exported && !v.Test && !v.Generated && isAny(v.Type, s.Package.ImportPath, names) {
				shown = append(shown, concrete(s, i, v.Name, v.Pos, "is a "+v.Type.Named.Name+"; make it a"))
			}
		}
		if len(shown) == 0 && !stated(s, names) {
			shown = append(shown, unstated(s, i))
		}
		found = append(found, shown...)
	}
	return found
}

// implementers lists the types that fulfil a contract of the operation.
func implementers(s *subject.Subject) []*implementation {
	var out []*implementation
	for n := range s.Package.Entries {
		e := &s.Package.Entries[n]
		if e.Kind != inventory.EntryMethod || e.Func < 0 || e.Check != inventory.Behaviour && e.Check != inventory.CheckVariant {
			continue
		}
		f := &s.Package.Funcs[e.Func]
		contracts := slices.DeleteFunc(slices.Clone(e.Fulfils), func(c inventory.Symbol) bool { return !isContract(s, c) })
		if len(contracts) > 0 && !slices.ContainsFunc(out, func(i *implementation) bool { return i.name == f.Recv }) {
			out = append(out, &implementation{f.Recv, e, f, contracts})
		}
	}
	return out
}

// isContract reports whether the interface is a contract of the operation.
func isContract(s *subject.Subject, i inventory.Symbol) bool {
	t := s.Target(i.Pkg)
	switch s.Class.Role.Contract.Kind {
	case rules.ContractSelf:
		return s.Itself(t)
	case rules.ContractInRole:
		return t.Kind == rules.Own && s.Policy.IsContractOf(s.Class, t.Class)
	}
	return false
}

// carriers returns the names of the types through which others can get at an implementation: its own, and those that embed it.
func carriers(s *subject.Subject, i *implementation) []string {
	names := []string{i.name}
	from := inventory.Symbol{Pkg: s.Package.ImportPath, Recv: i.name, Name: i.fn.Name}
	for n := range s.Package.Types {
		t := &s.Package.Types[n]
		if !t.Test && !t.Alias && slices.ContainsFunc(t.Methods, func(m inventory.Method) bool { return m.From == from }) {
			names = append(names, t.Name)
		}
	}
	return names
}

// given returns the first of the named types that a function hands to other packages, "" if it hands out none of them.
func given(f *inventory.Func, pkg string, names []string) string {
	if f.Recv != "" || !f.Exported || f.Test || f.Generated {
		return ""
	}
	for _, r := range f.Results {
		if isAny(r.Type, pkg, names) {
			return r.Type.Named.Name
		}
	}
	return ""
}

// isAny reports whether a type is one of the named ones of a package, or a pointer to it.
func isAny(t inventory.TypeRef, pkg string, names []string) bool {
	return t.Named.Pkg == pkg && slices.Contains(names, t.Named.Name) && isTypeItself(t.Text)
}

// isTypeItself reports whether a text names a type or a pointer to it, and no collection.
func isTypeItself(text string) bool {
	text = strings.TrimLeft(text, "*")
	return text != "" && !strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "map[")
}

// stated reports whether anything outside tests says that one of the types is what the contract asks for.
func stated(s *subject.Subject, names []string) bool {
	return slices.ContainsFunc(s.Package.Conversions, func(c inventory.Conversion) bool {
		return !c.Test && c.Type.Named.Pkg == s.Package.ImportPath && slices.Contains(names, c.Type.Named.Name) && isContract(s, c.Iface.Named)
	})
}

// concrete is the finding of an exported name by which others get at an implementation. How it does that ends where the
// contract is named instead.
func concrete(s *subject.Subject, i *implementation, name string, at inventory.Pos, how string) *subject.Finding {
	return &subject.Finding{
		Symbol: name, Target: i.contracts[0].String(), Positions: []inventory.Pos{at}, Reason: s.Class.Role.Reason, Related: related(s, i),
		Message: s.Because(fmt.Sprintf("%s hands out its implementation: %s %s %s, so that nobody holds more of it than the contract",
			s.Label(), name, how, i.contracts[0].Short())),
	}
}

func unstated(s *subject.Subject, i *implementation) *subject.Finding {
	return &subject.Finding{
		Symbol: i.entry.Name, Target: i.contracts[0].String(), Positions: []inventory.Pos{i.entry.Pos}, Reason: s.Class.Role.Reason,
		Related: related(s, i), Fix: assertion(s, i),
		Message: s.Because(fmt.Sprintf("%s fulfils %s only by chance: nothing says that %s implements it; return it as the contract or write %s",
			s.Label(), i.contracts[0].Short(), i.name, assertionText(i.contracts[0].Short(), i))),
	}
}

func assertionText(contract string, i *implementation) string {
	if i.fn.PtrRecv {
		return "var _ " + contract + " = (*" + i.name + ")(nil)"
	}
	return "var _ " + contract + " = " + i.name + "{}"
}

// assertion describes how to say in the method's file that the type implements the contract, nil where that would not
// surely compile.
func assertion(s *subject.Subject, i *implementation) *subject.Fix {
	p := s.Package
	at := slices.IndexFunc(p.Types, func(t inventory.Type) bool { return t.Name == i.name })
	if at < 0 || p.Types[at].TypeParams != "" || !i.fn.PtrRecv && p.Types[at].Kind != "struct" {
		return nil
	}
	file := i.entry.Pos.File
	contract := i.contracts[0].Name
	if i.contracts[0].Pkg != p.ImportPath {
		name := importName(s, file, i.contracts[0].Pkg)
		if name == "" {
			return nil
		}
		contract = name + "." + contract
	}
	if generic(p, i.contracts[0]) {
		return nil
	}
	end := inventory.Pos{File: file, Start: p.Files[file].Size, End: p.Files[file].Size}
	text := assertionText(contract, i)
	return &subject.Fix{Message: "say that " + i.name + " implements " + i.contracts[0].Short(), Edits: []subject.Edit{{Pos: end, Text: "\n" + text + "\n"}}}
}

// generic reports whether the contract is not known as an interface without type arguments.
func generic(p *inventory.Package, contract inventory.Symbol) bool {
	if contract.Pkg == p.ImportPath {
		return slices.ContainsFunc(p.Types, func(t inventory.Type) bool { return t.Name == contract.Name && t.TypeParams != "" })
	}
	return slices.ContainsFunc(p.Interfaces, func(i inventory.Interface) bool { return i.Named == contract && i.Type != contract.String() })
}

// importName returns how a file calls a package that it imports, "" where that is not surely known.
func importName(s *subject.Subject, file int, path string) string {
	for _, i := range s.Package.Imports {
		if i.Pos.File != file || i.Path != path {
			continue
		}
		switch i.Name {
		case "":
			return plainName(path)
		case ".", "_":
			return ""
		}
		return i.Name
	}
	return ""
}

// plainName returns the name of a package whose folder is surely called like it: one word of lower case letters that is
// no version.
func plainName(path string) string {
	base := path[strings.LastIndexByte(path, '/')+1:]
	if strings.Trim(base, "abcdefghijklmnopqrstuvwxyz") != "" || base == "" {
		return ""
	}
	return base
}

func related(s *subject.Subject, i *implementation) []subject.Related {
	if t := s.Target(i.contracts[0].Pkg); t.Kind == rules.Own && !s.Itself(t) {
		return []subject.Related{{Path: t.Path, Message: "the contract is " + t.ImportPath}}
	}
	return nil
}
