package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// FailingOf keeps of a record what program rules ask about errors: what the unit declares, and what comes out of it.
func FailingOf(u *inventory.Package) *inventory.Package {
	r := &inventory.Package{
		Dir: u.Dir, ImportPath: u.ImportPath, Name: u.Name, TestOf: u.TestOf, Files: u.Files, Depth: u.Depth,
		Sections: u.Sections & subject.FailureSections,
	}
	for i := range u.Types {
		if t := &u.Types[i]; t.Kind == "interface" || t.Class == inventory.ClassError {
			kept := inventory.Type{Name: t.Name, Pos: t.Pos, Exported: t.Exported, Alias: t.Alias, Test: t.Test, Generated: t.Generated, Kind: t.Kind, Class: t.Class, DocLinks: t.DocLinks}
			if t.Kind == "interface" {
				for _, m := range t.Methods {
					kept.Methods = append(kept.Methods, inventory.Method{Name: m.Name, Sig: m.Sig})
				}
			}
			if t.Alias {
				kept.Underlying = t.Underlying
			}
			r.Types = append(r.Types, kept)
		}
	}
	for i := range u.Vars {
		if v := &u.Vars[i]; v.IsError && v.Exported && !v.Test {
			r.Vars = append(r.Vars, inventory.Var{Name: v.Name, Pos: v.Pos, Type: inventory.TypeRef{Named: v.Type.Named}, Exported: true, Generated: v.Generated, IsError: true, Same: v.Same})
		}
	}
	for _, k := range u.Consts {
		if name, own := strings.CutPrefix(k.Type, u.ImportPath+"."); own && slices.ContainsFunc(r.Types, func(t inventory.Type) bool { return t.Name == name }) {
			r.Consts = append(r.Consts, inventory.Const{Name: k.Name, Type: k.Type})
		}
	}
	keepFlows(r, u)
	return r
}

// keepFlows takes over the entry points that return errors, what comes out of them, and what is needed to show its way.
// Every operation's are looked at whenever anything changes, so they are few.
func keepFlows(r, u *inventory.Package) {
	number := make([]int, len(u.Entries))
	last := -1 // the last function that is spoken of
	for i := range u.Entries {
		e := &u.Entries[i]
		if e.Func < 0 || !e.Error {
			continue
		}
		number[i], last = len(r.Entries), max(last, e.Func)
		r.Entries = append(r.Entries, inventory.Entry{Name: e.Name, Kind: e.Kind, Func: e.Func, Pos: e.Pos, Check: e.Check, Contract: e.Contract, Error: e.Error})
	}
	plain := true // errors by name, all of one package: hardly anything to show a way of
	for i := range u.Errors {
		f := u.Errors[i]
		if e := &u.Entries[f.Entry]; e.Func < 0 || !e.Error {
			continue
		}
		f.Entry, last = number[f.Entry], max(last, f.Func)
		plain = plain && (f.Kind == inventory.OriginSentinel || f.Kind == inventory.OriginType) && f.Symbol.Pkg == u.Errors[0].Symbol.Pkg
		r.Errors = append(r.Errors, f)
	}
	for i := range u.Calls {
		if c := &u.Calls[i]; !plain && c.Kind == inventory.CallStatic && c.Callee.Pkg == u.ImportPath && !c.Test {
			r.Calls, last = append(r.Calls, inventory.Call{Kind: c.Kind, Callee: c.Callee, Func: c.Func, Pos: c.Pos}), len(u.Funcs)-1
		}
	}
	r.Funcs = make([]inventory.Func, last+1)
	for i := range r.Funcs {
		r.Funcs[i] = inventory.Func{Name: u.Funcs[i].Name, Recv: u.Funcs[i].Recv}
	}
	for _, e := range r.Entries {
		r.Funcs[e.Func].Sig = u.Funcs[e.Func].Sig
	}
}

// AsksFailures returns the units of whose errors the rules ask: those of the operations, what these import in the end, and
// the adapters that may stand for a contract. It is nil where no operation of the policy has a contract in the program.
func (p *Program) AsksFailures() map[*inventory.Package]bool {
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
	return asked
}
