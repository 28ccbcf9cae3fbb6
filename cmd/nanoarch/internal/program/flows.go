package program

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// flowSections are what must be known of code to tell which flows go where.
const flowSections = inventory.SectionDecls | inventory.SectionUses | inventory.SectionCalls | inventory.SectionConversions

// flow is a call that leads from one package to another through a contract, a mediator or a bus.
type flow struct {
	from, to *node
	decl     *node            // declares the contract, or the mediator; nil if that is no package of the program
	through  inventory.Symbol // the contract's method, zero for what a mediator carries
	request  string           // what a mediator or a bus carries
	event    bool             // one that nobody, one or several may handle: who handles it depends on who sends it
	pos      inventory.Pos    // in from
}

// join works out, once, who implements and calls what. The records must be there.
func (p *Program) join() *picture {
	p.joining.Do(func() {
		b := newPicture(p)
		b.bare = true
		b.names = newShortener(nil)
		b.deploy()
		b.findImplementers()
		b.dispatches()
		b.calls()
		p.joined = b
	})
	return p.joined
}

// hasOperations reports whether flows can be told: they go to operations.
func hasOperations(p *rules.Policy) bool {
	return slices.ContainsFunc(p.Roles(), func(r *rules.Role) bool { return r.Kind == rules.Operation })
}

// wholly reports whether every unit could be read; else nobody knows what the missing ones call.
func (p *Program) wholly() bool {
	return !slices.ContainsFunc(p.Units, func(u *inventory.Package) bool { return u.Problem.Message != "" })
}

// AsksAll reports whether a rule tells nothing of a program of which some units could not be read.
func AsksAll(rule string) bool { return rule == "wiring" || rule == "cycles" }

// Brief returns a function that takes out of a record what no program rule asks for: most of what code uses of others, and
// all that tests do.
func Brief(p *Program) func(u *inventory.Package) {
	ours := make(map[string]bool, len(p.Units))
	for _, u := range p.Units {
		ours[u.ImportPath] = true
	}
	beside := besideAsked(p)
	asked := func(x *inventory.Use) bool {
		switch {
		case x.Test:
			return false
		case x.Kind == inventory.UseFunc, x.Kind == inventory.UseVar:
			return ours[x.Symbol.Pkg] || mirrors(x.Symbol) || len(subject.ReachOf(p.Policy, x)) > 0
		}
		return x.Kind == inventory.UseMethod || x.Via == inventory.ViaEmbedded || subject.NamesService(x)
	}
	return func(u *inventory.Package) {
		kept := make([]inventory.Use, 0, len(u.Uses)/2)
		for i := range u.Uses {
			if asked(&u.Uses[i]) || !u.Uses[i].Test && beside(u, &u.Uses[i]) {
				kept = append(kept, u.Uses[i])
			}
		}
		u.Uses, u.Translations, u.Mentions, u.Flaws = kept, nil, nil, nil
		u.Consts = slices.DeleteFunc(slices.Clone(u.Consts), func(k inventory.Const) bool { return symbolIn(k.Type).Pkg != u.ImportPath })
	}
}
