package failures

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

//go:embed doc.go
var doc string

// Analyzer reports errors that leave an operation although no contract can declare them, and those that it drops.
var Analyzer = subject.NewRule(subject.Failures, doc, subject.FailureSections, check)

func check(s *subject.Subject) []*subject.Finding {
	if !subject.Promises(s.Class) || s.Package.TestOf != "" || !s.Package.Has(subject.FailureSections) {
		return nil
	}
	var found []*subject.Finding
	name, dir := s.ContractName()
	for _, l := range subject.Leavings(s.Package, leavesAtOnce) {
		f := leak(s, l, name)
		if f == nil {
			continue
		}
		f.Symbol, f.Positions, f.Reason = s.Package.Entries[l.Entry].Name, l.Positions(), s.Class.Role.Reason
		f.Message = s.Because(f.Message)
		f.Related = append(l.Way(s.Package), subject.ToContract(name, dir)...)
		found = append(found, f)
	}
	return append(found, dropped(s)...)
}

// leavesAtOnce reports whether nobody else has a say: of what a function of another package is given only its own record says
// whether it comes back, so the program part of the rule judges it.
func leavesAtOnce(f *inventory.ErrorFlow) bool { return f.By.IsZero() }

// leak judges what leaves by itself: no contract can declare text, nor, if it is another package, an error of this one. Of
// what comes from other packages of the program the program part of the rule speaks.
func leak(s *subject.Subject, l subject.Leaving, contract string) *subject.Finding {
	e, out := l.Flows[0], s.Package.Entries[l.Entry].Name
	self := s.Class.Role.Contract.Kind == rules.ContractSelf
	switch e.Kind {
	case inventory.OriginText:
		if e.Symbol.IsZero() {
			return &subject.Finding{Target: "text", Message: fmt.Sprintf(
				"%s lets an error out of %s that is mere text; its callers can tell only what %s declares, so return one of those errors or wrap it with %%w", s.Label(), out, contract)}
		}
		return &subject.Finding{Target: "text of " + e.Symbol.String(), Message: fmt.Sprintf(
			"%s turns %s into mere text that leaves by %s; its callers can tell only what %s declares, so wrap one of those errors with %%w beside the text", s.Label(), what(e), out, contract)}
	case inventory.OriginParam:
		return &subject.Finding{Target: "param", Doubt: true, Message: fmt.Sprintf(
			"%s lets out of %s what its caller gave it, of which nanoarch cannot tell what errors it brings; let callers give data, or translate what comes into what %s declares", s.Label(), out, contract)}
	case inventory.OriginUnknown:
		return &subject.Finding{Target: "unknown", Doubt: true, Message: fmt.Sprintf(
			"%s lets an error out of %s whose origin nanoarch cannot tell; return errors that %s declares where they arise, or translate what comes", s.Label(), out, contract)}
	case inventory.OriginSentinel, inventory.OriginType:
		if e.Symbol.Pkg != s.Package.ImportPath || self {
			return nil
		}
		return &subject.Finding{Target: e.Symbol.String(), Message: fmt.Sprintf(
			"%s lets %s of its own out of %s; callers may know only what %s declares, so declare it there or return an error that is", s.Label(), local(e.Symbol), out, contract)}
	case inventory.OriginCallee:
		if t := s.Target(e.Symbol.Pkg); t.Kind == rules.Own || subject.Implicit(e.Symbol) {
			return nil
		}
		return &subject.Finding{Target: e.Symbol.String(), Message: fmt.Sprintf(
			"%s lets the errors of %s out of %s; translate them into what %s declares, as in fmt.Errorf(\"%%w: %%v\", contract.ErrX, err)", s.Label(), e.Symbol, out, contract)}
	}
	return nil
}

// what names the error, or all that a callee gives, that was written into a text.
func what(e *inventory.ErrorFlow) string { return "the error of " + e.Symbol.String() }

func local(s inventory.Symbol) string { return "the error " + s.Name }

// dropped finds calls through contracts, and through ports of the package's own, whose errors nobody looks at.
func dropped(s *subject.Subject) []*subject.Finding {
	var found []*subject.Finding
	for i := range s.Package.Calls {
		c := &s.Package.Calls[i]
		if c.Kind != inventory.CallInterface || !c.Error || !c.Dropped || c.Test || s.Package.Files[c.Pos.File].Generated || !isPromise(s, c.Callee) {
			continue
		}
		target := "dropped " + c.Callee.String()
		at := slices.IndexFunc(found, func(f *subject.Finding) bool { return f.Target == target })
		if at >= 0 {
			found[at].Positions = append(found[at].Positions, c.Pos)
			continue
		}
		found = append(found, &subject.Finding{
			Target: target, Positions: []inventory.Pos{c.Pos}, Reason: s.Class.Role.Reason,
			Message: s.Because(fmt.Sprintf("%s drops the errors of %s; what a contract declares wants an answer: handle them, or turn them into errors of its own contract", s.Label(), c.Callee)),
		})
	}
	return found
}

// isPromise reports whether a method belongs to a contract, or to an interface of the package's own.
func isPromise(s *subject.Subject, method inventory.Symbol) bool {
	t := s.Target(method.Pkg)
	if t.Kind != rules.Own || method.Recv == "" {
		return false
	}
	return s.Itself(t) || t.Class.Kind() == rules.Contract || t.Class.Role != nil && t.Class.Role.Contract.Kind == rules.ContractSelf
}
