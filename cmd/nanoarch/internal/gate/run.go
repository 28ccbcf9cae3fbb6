package gate

import (
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// run has every selected rule judge, then weighs waivers.
func (r *Result) run(loaded *source.Program, s selection) error {
	found, err := r.packageRules(loaded, s)
	if err != nil {
		return err
	}
	found = append(found, r.programRules(s, nil, false)...)
	r.found = slices.Concat(found, r.unitsOf(r.above))
	if s.whole {
		found = append(found, r.programRules(s, r.found, true)...)
	}
	r.Findings, r.Waived = program.Waive(found)
	program.Sort(r.Findings)
	program.Sort(r.Waived)
	return nil
}

// packageRules runs the analyzers over all units, a few units at a time, and keeps the order of the units.
func (r *Result) packageRules(loaded *source.Program, s selection) ([]*subject.Finding, error) {
	scope := &subject.Scope{Policy: r.Policy, Modules: loaded.Modules, Context: loaded.Context, Root: r.Root}
	units := r.Program.Units
	found := make([][]*subject.Finding, len(units))
	errs := make([]error, len(units))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(units); i += workers {
				found[i], errs[i] = packageRules(scope, units[i], s.pack)
			}
		})
	}
	wait.Wait()
	return slices.Concat(found...), errors.Join(errs...)
}

func packageRules(scope *subject.Scope, u *inventory.Package, names []string) ([]*subject.Finding, error) {
	sub, err := scope.New(u)
	_, member := scope.Policy.IsMember(u.Dir)
	switch {
	case member: // judged by a policy of its own: of this one only edge rules that name folders concern it
		sub = &subject.Subject{Scope: scope, Package: u, Class: rules.Class{Dir: u.Dir}}
		names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n != "imports" })
	case err != nil:
		return nil, err
	}
	var all []*subject.Finding
	for _, a := range analyzers.Suite {
		if !slices.Contains(names, a.Name) {
			continue
		}
		found, err := subject.Run(a, sub)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// programRules runs the rules that see the whole program; whole ones are those that also see what all others found.
func (r *Result) programRules(s selection, found []*subject.Finding, whole bool) []*subject.Finding {
	var all []*subject.Finding
	for _, rule := range program.Rules {
		if rule.Whole() == whole && slices.Contains(s.prog, rule.Name) {
			all = append(all, rule.Run(r.Program, found)...)
		}
	}
	return all
}
