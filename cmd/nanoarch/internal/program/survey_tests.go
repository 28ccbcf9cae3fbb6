package program

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// SurveyContractTest tells how an operation is tested through its contract. Driven are the places, file:line, at which
// tests outside the package call it; Replaceable says that one test is run with the real one and with a fake, so that
// either can stand for the other.
type SurveyContractTest struct {
	Driven      []string `json:"driven"`
	Replaceable bool     `json:"replaceable"`
}

// contractTest returns nil for what is no operation behind a contract.
func (s *survey) contractTest(n *node) *SurveyContractTest {
	if n.Member || !hasContract(n.Class.Role) || n.unit.TestOf != "" {
		return nil
	}
	if s.tests == nil {
		s.tests = newTestReader(s.program)
	}
	op := s.tests.operation(n.Node, n.unit)
	if len(op.contracts) == 0 {
		return nil
	}
	row := &SurveyContractTest{Driven: []string{}, Replaceable: op.conforms()}
	for _, d := range op.drivers() {
		row.Driven = append(row.Driven, placeText(placeIn(d.Unit, d.Pos)))
	}
	slices.Sort(row.Driven)
	return row
}

// trial is what one test function has to do with an operation.
type trial struct {
	real, fake bool
	through    map[inventory.Symbol]bool // functions to which the contract is handed; the zero Symbol for calls of its own
}

// conforms reports whether one test is run with the operation and with something else that fulfils its contract: both in
// one function, or each handed to the same one.
func (op *operation) conforms() bool {
	real, fake := map[inventory.Symbol]bool{}, map[inventory.Symbol]bool{}
	for _, u := range op.testUnits() {
		for _, t := range op.trials(u) {
			if t.real && t.fake && len(t.through) > 0 {
				return true
			}
			for f := range t.through {
				if f.IsZero() {
					continue
				}
				real[f], fake[f] = real[f] || t.real, fake[f] || t.fake
			}
		}
	}
	for f := range real {
		if real[f] && fake[f] {
			return true
		}
	}
	return false
}

// testUnits are the units that test the operation, or something else behind its contract.
func (op *operation) testUnits() []*inventory.Package {
	units := slices.Clone(op.tests[op.unit.ImportPath])
	for c := range op.contracts {
		for _, u := range op.tests[c] {
			if !slices.Contains(units, u) {
				units = append(units, u)
			}
		}
	}
	return units
}

func (op *operation) trials(u *inventory.Package) map[int]*trial {
	trials := map[int]*trial{}
	in := func(f int) *trial {
		if trials[f] == nil {
			trials[f] = &trial{through: map[inventory.Symbol]bool{}}
		}
		return trials[f]
	}
	for i := range u.Calls {
		c := &u.Calls[i]
		switch {
		case c.Func < 0:
		case c.Kind == inventory.CallInterface && op.contracts[c.Callee.Pkg]:
			in(c.Func).through[inventory.Symbol{}] = true
		case op.drives(c):
			in(c.Func).through[c.Callee] = true
		case c.Kind == inventory.CallStatic && c.Callee.Pkg == op.unit.ImportPath && op.namesContract(c.Result.Text):
			in(c.Func).real = true
		case c.Kind == inventory.CallStatic && op.contracts[c.Result.Named.Pkg] && c.Result.Class == inventory.ClassInterface:
			in(c.Func).fake = true
		}
	}
	for i := range u.Conversions {
		c := &u.Conversions[i]
		switch {
		case c.Func < 0 || !op.contracts[c.Iface.Named.Pkg]:
		case c.Type.Named.Pkg == op.unit.ImportPath:
			in(c.Func).real = true
		default:
			in(c.Func).fake = true
		}
	}
	return trials
}
