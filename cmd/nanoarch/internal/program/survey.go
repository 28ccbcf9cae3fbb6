package program

import (
	"sort"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// SurveySchema names the document that Survey makes.
const SurveySchema = "nanoarch.survey/1"

// SurveyReport tells what the packages of a program are and how far they are from packages that own one operation
// behind a contract. All paths are slash paths relative to the program's folder; all lists are sorted and never nil.
type SurveyReport struct {
	Schema   string           `json:"schema"`
	Packages []SurveyPackage  `json:"packages"` // one row a folder, by dir
	Imports  []SurveyImport   `json:"imports"`
	Flows    []SurveyFlow     `json:"flows"`
	Dispatch []SurveyDispatch `json:"dispatch"`
	Errors   []SurveyError    `json:"errors"`
	Summary  SurveySummary    `json:"summary"`

	explained map[string][]string // by dir
}

// SurveyPackage is one folder. Operations are its behaviours: whether they are operations is decided by the role.
type SurveyPackage struct {
	Dir          string            `json:"dir"`
	ImportPath   string            `json:"import_path"`
	Name         string            `json:"name"`
	Role         string            `json:"role"`
	Kind         string            `json:"kind"`
	RoleSource   string            `json:"role_source"` // "policy" or "inferred"
	Capability   *string           `json:"capability"`  // null where the policy names none
	Depth        string            `json:"depth"`
	Operations   []SurveyOperation `json:"operations"`
	Contract     *SurveyContract   `json:"contract"`
	HiddenInputs []SurveyHidden    `json:"hidden_inputs"`
	State        []SurveyState     `json:"state"`
	Leaks        []SurveyLeak      `json:"leaks"`
	// null where the policy knows no operation behind a contract there
	ContractTest *SurveyContractTest `json:"contract_test"`
}

// SurveyOperation is a behaviour at the func keyword of the function that runs it.
type SurveyOperation struct {
	Name string `json:"name"`
	Kind string `json:"kind"` // func, method or var
	File string `json:"file"`
	Line int    `json:"line"`
}

// SurveyContract is what a package promises to others, by name.
type SurveyContract struct {
	Interfaces []string `json:"interfaces"`
	Data       []string `json:"data"`
	Errors     []string `json:"errors"`
}

// SurveyHidden is a use of something that is no parameter. Via is the chain of helpers of a transitive one, from the
// one that is called to the source; it is empty for all other kinds.
type SurveyHidden struct {
	Kind   string   `json:"kind"`
	Symbol string   `json:"symbol"`
	File   string   `json:"file"`
	Line   int      `json:"line"`
	Via    []string `json:"via"`
}

// SurveyState is a package variable that can hold another value later.
type SurveyState struct {
	Symbol string `json:"symbol"`
	File   string `json:"file"`
	Line   int    `json:"line"`
}

// SurveyLeak is a type of an outside module in an exported declaration.
type SurveyLeak struct {
	Type   string `json:"type"`
	Module string `json:"module"`
	File   string `json:"file"`
	Line   int    `json:"line"`
}

// SurveyImport is an edge between two folders, at its first import.
type SurveyImport struct {
	From    string `json:"from"`
	To      string `json:"to"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Verdict string `json:"verdict"`
}

// SurveyError is a unit that could not be read, or a question that could not be answered.
type SurveyError struct {
	Message string `json:"message"`
	File    string `json:"file"`
	Line    int    `json:"line"`
}

// SurveySummary counts how far the code is from one-operation packages behind contracts.
type SurveySummary struct {
	Packages       int            `json:"packages"`
	Roles          map[string]int `json:"roles"`           // packages by kind
	Inferred       int            `json:"inferred"`        // packages whose role no policy gave
	Operations     int            `json:"operations"`      // behaviours of operation packages
	OneOperation   int            `json:"one_operation"`   // operation packages with exactly one
	ManyOperations int            `json:"many_operations"` // with more
	NoOperation    int            `json:"no_operation"`    // with none
	HiddenInputs   int            `json:"hidden_inputs"`   // in operation and contract packages
	State          int            `json:"state"`           // likewise
	Leaks          int            `json:"leaks"`           // likewise
	Imports        map[string]int `json:"imports"`         // listed edges by verdict
	Flows          int            `json:"flows"`
	Errors         int            `json:"errors"`
}

// Survey reads off the records what every package is: its role (the policy's, else an inferred one), its behaviours,
// contract, hidden inputs, state and leaks, and how the packages meet.
func Survey(p *Program) *SurveyReport {
	s := newSurvey(p)
	s.assignRoles()
	s.findHelpers()
	r := &SurveyReport{Schema: SurveySchema, Packages: []SurveyPackage{}, explained: map[string][]string{}}
	for _, n := range s.nodes {
		r.Packages = append(r.Packages, s.row(n))
		r.explained[n.Dir] = s.explain(n)
	}
	r.Imports = s.edges()
	r.Flows = s.flows()
	r.Dispatch = s.dispatch()
	r.Errors = s.problems()
	r.Summary = summarise(r)
	return r
}

// Explain returns the lines that say which check decided the role of a folder and what became of each of its entry
// points. It reports false if there is no such folder.
func (r *SurveyReport) Explain(dir string) ([]string, bool) {
	lines, ok := r.explained[dir]
	return lines, ok
}

func (s *survey) row(n *node) SurveyPackage {
	row := SurveyPackage{
		Dir: n.Dir, ImportPath: n.unit.ImportPath, Name: n.unit.Name,
		Role: n.role, Kind: string(n.kind), RoleSource: "inferred", Depth: n.unit.Depth.String(),
		Operations: []SurveyOperation{}, Contract: s.contractOf(n),
		HiddenInputs: s.hiddenInputs(n), State: s.state(n), Leaks: s.leaks(n), ContractTest: s.contractTest(n),
	}
	if n.byPolicy() {
		row.RoleSource = "policy"
	}
	if c, ok := n.Class.Values.Get("capability"); ok {
		row.Capability = &c
	}
	for _, i := range n.behaviours {
		e := n.unit.Entries[i]
		file, line := n.at(e.Pos)
		row.Operations = append(row.Operations, SurveyOperation{Name: e.Name, Kind: string(e.Kind), File: file, Line: line})
	}
	return row
}

// contractOf returns the names that a contract package declares, or a package whose role is its own contract; nil for
// any other.
func (s *survey) contractOf(n *node) *SurveyContract {
	if !n.isContract() {
		return nil
	}
	c := &SurveyContract{Interfaces: []string{}, Data: []string{}, Errors: []string{}}
	for _, t := range n.unit.Types {
		switch {
		case !t.Exported || t.Test:
		case t.Class == inventory.ClassInterface:
			c.Interfaces = append(c.Interfaces, t.Name)
		case t.Class == inventory.ClassError:
			c.Errors = append(c.Errors, t.Name)
		case t.Class == inventory.ClassData:
			c.Data = append(c.Data, t.Name)
		}
	}
	for _, v := range n.unit.Vars {
		if v.Exported && v.IsError && !v.Test {
			c.Errors = append(c.Errors, v.Name)
		}
	}
	sort.Strings(c.Errors)
	return c
}

func summarise(r *SurveyReport) SurveySummary {
	sum := SurveySummary{Packages: len(r.Packages), Roles: map[string]int{}, Imports: map[string]int{}, Flows: len(r.Flows), Errors: len(r.Errors)}
	for _, p := range r.Packages {
		sum.Roles[p.Kind]++
		if p.RoleSource == "inferred" {
			sum.Inferred++
		}
		if p.Kind != "operation" && p.Kind != "contract" {
			continue
		}
		sum.HiddenInputs += len(p.HiddenInputs)
		sum.State += len(p.State)
		sum.Leaks += len(p.Leaks)
		if p.Kind == "operation" {
			sum.count(len(p.Operations))
		}
	}
	for _, i := range r.Imports {
		sum.Imports[i.Verdict]++
	}
	return sum
}

func (sum *SurveySummary) count(operations int) {
	sum.Operations += operations
	switch operations {
	case 0:
		sum.NoOperation++
	case 1:
		sum.OneOperation++
	default:
		sum.ManyOperations++
	}
}
