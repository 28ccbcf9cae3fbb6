package purecontract

import (
	_ "embed"
	"fmt"
	"go/ast"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

const name = "purecontract"

//go:embed doc.go
var doc string

// Analyzer reports contracts that hold more than one method each, plain data and errors.
var Analyzer = subject.NewRule(name, doc, inventory.SectionImports|inventory.SectionDecls|inventory.SectionEffects, check)

func check(s *subject.Subject) []*subject.Finding {
	p := s.Package
	own := s.Class.Kind() == rules.Contract
	self := s.Class.Role != nil && s.Class.Role.Contract.Kind == rules.ContractSelf
	if !own && !self || p.TestOf != "" || !p.Has(inventory.SectionDecls) {
		return nil
	}
	j := &judge{Subject: s, self: self && !own, explained: map[string]bool{}}
	j.methods()
	if own {
		j.behaviour()
	}
	j.data()
	if own {
		j.state()
		j.inits()
		j.imports()
	}
	return j.found
}

// judge gathers the faults of one contract.
type judge struct {
	*subject.Subject
	self      bool            // the contract is a part of an operation's package
	implement map[string]bool // types of this package whose methods are behaviour
	explained map[string]bool // packages at whose types a finding stands
	found     []*subject.Finding
}

// report adds a finding. What it says is all but the name of the package and the reason.
func (j *judge) report(symbol, target string, at inventory.Pos, says, instead string) *subject.Finding {
	f := &subject.Finding{
		Symbol: symbol, Target: target, Positions: []inventory.Pos{at}, Reason: j.Class.Role.Reason,
		Message: j.Because(j.Label() + " " + says + "; " + instead),
	}
	j.found = append(j.found, f)
	return f
}

// methods reports interfaces with more than one exported method.
func (j *judge) methods() {
	for i := range j.Package.Types {
		t := &j.Package.Types[i]
		if t.Kind != "interface" || !t.Exported || t.Test || t.Generated || t.Alias && !j.hides(t) {
			continue
		}
		var names []string
		for _, m := range t.Methods {
			if m.Exported {
				names = append(names, m.Name)
			}
		}
		if len(names) > 1 && t.Class == inventory.ClassInterface && !j.port(t) {
			j.report(t.Name, "", t.Pos, fmt.Sprintf("has interface %s with %d methods (%s)", t.Name, len(names), some(names)),
				"a contract is one method, so make each an interface of its own")
		}
	}
}

// hides reports whether an alias is the only exported name of an interface: of one without a name, or of an unexported one of
// this package. Others are judged where they are declared.
func (j *judge) hides(alias *inventory.Type) bool {
	name, own := strings.CutPrefix(alias.Underlying, j.Package.ImportPath+".")
	return strings.HasPrefix(alias.Underlying, "interface{") || own && !ast.IsExported(name)
}

// port reports whether an interface beside an operation is what the operation asks of others, not what it promises: no
// behaviour of the package has one of its methods.
func (j *judge) port(t *inventory.Type) bool {
	if !j.self {
		return false
	}
	for _, e := range j.Package.Entries {
		if e.Check != inventory.Behaviour || e.Func < 0 {
			continue
		}
		f := &j.Package.Funcs[e.Func]
		for _, m := range t.Methods {
			if m.Name == f.Name && m.Sig == f.Sig {
				return false
			}
		}
	}
	return true
}

// doings are the entry points that a contract may not have, and what they are called.
var doings = map[inventory.Check]string{
	inventory.Behaviour:         "behaviour",
	inventory.CheckDecorator:    "a decorator",
	inventory.CheckRegistration: "registration",
	inventory.CheckEdge:         "an edge of a protocol",
	inventory.CheckForwarder:    "a forwarder",
	inventory.CheckVariant:      "behaviour",
}

// behaviour reports what others could run. Methods of one type are one fault.
func (j *judge) behaviour() {
	j.implement = map[string]bool{}
	at := map[string]*subject.Finding{}
	for _, e := range j.Package.Entries {
		what := doings[e.Check]
		recv := ""
		if e.Func >= 0 {
			recv = j.Package.Funcs[e.Func].Recv
		}
		if what == "" || recv != "" && j.isHarmless(recv, e.Check) {
			continue
		}
		if f := at[recv]; recv != "" && f != nil {
			f.Positions = append(f.Positions, e.Pos)
			continue
		}
		f := j.report(e.Name, "", e.Pos, fmt.Sprintf("has %s, %s", e.Name, what), "move it to a package that implements the contract")
		if recv != "" {
			at[recv], j.implement[recv] = f, true
		}
	}
}

// isHarmless reports whether a method does nothing of its own: that of a function type calls it, which makes a contract of
// it, and that of plain data may call what it is given.
func (j *judge) isHarmless(recv string, check inventory.Check) bool {
	for i := range j.Package.Types {
		if t := &j.Package.Types[i]; t.Name == recv {
			return t.Kind == "func" || check == inventory.CheckDecorator && t.Class == inventory.ClassData
		}
	}
	return false
}

// state reports package variables that can hold something else later on, or whose value others can change.
func (j *judge) state() {
	for _, v := range j.Package.Vars {
		if v.Test || v.Generated || v.Assertion || v.Name == "_" || v.IsError && len(v.Writes) == 0 || j.isEntry(v.Name) {
			continue
		}
		switch {
		case len(v.Writes) > 0:
			f := j.report(v.Name, "", v.Pos, fmt.Sprintf("has state: variable %s is written after its declaration", v.Name), "a contract holds only constants and errors")
			f.Positions = append(f.Positions, v.Writes...)
		case v.Exported:
			j.report(v.Name, "", v.Pos, fmt.Sprintf("has state: others can write variable %s", v.Name), "a contract holds only constants and errors, so make it a constant or a function")
		case v.Type.Class != inventory.ClassData:
			j.report(v.Name, "", v.Pos, fmt.Sprintf("has state: variable %s holds %s", v.Name, short(v.Type.Text)), "a contract holds only constants and errors")
		}
	}
}

// isEntry reports whether a variable is a finding of behaviour already.
func (j *judge) isEntry(name string) bool {
	for _, e := range j.Package.Entries {
		if e.Kind == inventory.EntryVar && e.Name == name && doings[e.Check] != "" {
			return true
		}
	}
	return false
}

func (j *judge) inits() {
	var f *subject.Finding
	for _, e := range j.Package.Effects {
		switch {
		case e.Kind != "init" || e.Test || j.Package.Files[e.Pos.File].Generated:
		case f != nil:
			f.Positions = append(f.Positions, e.Pos)
		default:
			f = j.report("init", "", e.Pos, "runs init when it is imported", "a contract does nothing, so let the root do it")
		}
	}
}

// some lists the first names.
func some(names []string) string {
	const most = 4
	if more := len(names) - most; more > 0 {
		names = append(names[:most:most], fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}

// short bounds how much of a type is written out.
func short(text string) string {
	const most = 120
	if len(text) > most {
		return text[:most] + "..."
	}
	return text
}
