package change

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// Report is what changed. Folders and files are slash paths relative to the policy's folder, of the head unless a row
// says otherwise; all lists are sorted and never nil.
type Report struct {
	Findings      []Finding     `json:"-"`
	Packages      Packages      `json:"packages"`
	Imports       Imports       `json:"imports"`
	Flows         Flows         `json:"flows"`
	Effects       Effects       `json:"effects"`
	Failures      Failures      `json:"failures"`
	Contracts     []Contract    `json:"contracts"`
	Dependencies  Dependencies  `json:"dependencies"`
	PolicyChanges []PolicyEntry `json:"policy_changes"`
	Templates     []Template    `json:"templates"`
	Baseline      []Left        `json:"baseline"`
	Waivers       Waivers       `json:"waivers"`
	Affected      Affected      `json:"affected"`
}

// What became of a finding. Only new ones let a check fail.
const (
	New       = "new"       // it was not there, or not as often; or the baseline left it for later and does no more
	Baselined = "baselined" // new, and left for later by the baseline
	Waived    = "waived"    // let through by a comment that did not let it through before
	Fixed     = "fixed"     // it is gone, or occurs less often
)

// Finding is a finding of the head, or a fixed one of the base.
type Finding struct {
	*subject.Finding
	Status string
	Before int // how often it occurred
	After  int // how often it occurs
}

// Packages are folders with packages that came, went, moved or have another role.
type Packages struct {
	Added        []Package `json:"added"`
	Removed      []Package `json:"removed"`
	Moved        []Move    `json:"moved"`
	Reclassified []Role    `json:"reclassified"`
}

// Package is a folder with a package.
type Package struct {
	Dir        string `json:"dir"`
	ImportPath string `json:"import_path"`
	Role       string `json:"role"` // "" if it has none
	Kind       string `json:"kind"` // of the role
}

// Move is a package that stands in another folder than before, recognised by its content.
type Move struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Role is a package whose role is another one.
type Role struct {
	Dir    string `json:"dir"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Imports are imports between packages of the program, tests aside.
type Imports struct {
	Added   []Import `json:"added"`
	Removed []Import `json:"removed"`
}

// Import is an import, at its first place.
type Import struct {
	From string `json:"from"` // folder
	To   string `json:"to"`   // folder
	File string `json:"file"` // of the base where the import is removed
	Line int    `json:"line"`
}

// Flows are calls through interfaces of other packages of the program.
type Flows struct {
	Added   []Flow `json:"added"`
	Removed []Flow `json:"removed"`
}

// Flow is a call through a contract, at its first place.
type Flow struct {
	From     string `json:"from"`     // folder
	To       string `json:"to"`       // folder of the contract
	Contract string `json:"contract"` // the interface in full
	Method   string `json:"method"`
	In       string `json:"in"`
	Out      string `json:"out"`
	File     string `json:"file"` // of the base where the flow is removed
	Line     int    `json:"line"`
}

// Effects are what packages touch besides their input.
type Effects struct {
	Added   []Effect `json:"added"`
	Removed []Effect `json:"removed"`
}

// Effect is an effect of a package, at its first place.
type Effect struct {
	Package    string   `json:"package"` // folder
	Kind       string   `json:"kind"`    // of the package's role
	Reach      string   `json:"reach"`
	Symbol     string   `json:"symbol"`
	Via        []string `json:"via"`        // helpers in other packages on the way there
	Operations []string `json:"operations"` // folders of operations that import the package, if it is none itself
	File       string   `json:"file"`       // of the base where the effect is removed
	Line       int      `json:"line"`
}

// Failures are errors that can leave the behaviours of operations.
type Failures struct {
	Added   []Failure `json:"added"`
	Removed []Failure `json:"removed"`
}

// Failure is an error that can leave an operation.
type Failure struct {
	Package string `json:"package"` // folder
	Entry   string `json:"entry"`   // the behaviour
	Origin  string `json:"origin"`  // sentinel, type, callee, text or unknown
	Error   string `json:"error"`   // the variable, the type or the callee; "" for text and unknown
	File    string `json:"file"`    // of the base where the failure is removed
	Line    int    `json:"line"`
}

// Contract is a change of what a contract promises.
type Contract struct {
	Package   string   `json:"package"` // folder
	Symbol    string   `json:"symbol"`  // such as Place, Place.Handle or In.Amount
	Change    string   `json:"change"`  // what happened to it, such as "field added"
	Direction string   `json:"direction"`
	Breaking  bool     `json:"breaking"`
	Before    string   `json:"before"`  // as it was written, "" if it was not there
	After     string   `json:"after"`   // as it is written, "" if it is not there
	Message   string   `json:"message"` // what follows for whom, in one line
	Affected  []Reader `json:"affected"`
	File      string   `json:"file"` // of the base where the symbol is removed
	Line      int      `json:"line"`
}

// Reader is a package that relies on what changed.
type Reader struct {
	Package    string `json:"package"` // folder
	Kind       string `json:"kind"`
	Implements bool   `json:"implements"` // it has a type that is used as an interface of the contract
	Unchanged  bool   `json:"unchanged"`  // its own files are what they were
}

// Dependencies are modules and packages of others.
type Dependencies struct {
	Modules  []Module `json:"modules"`
	Packages Outside  `json:"packages"`
}

// Module is a require directive that differs.
type Module struct {
	Path   string `json:"path"`
	Before string `json:"before"` // version, "" if it was not required
	After  string `json:"after"`  // version, "" if it is not required
	File   string `json:"file"`   // the go.mod file
}

// Outside are import paths of other modules that packages of the program use, tests included.
type Outside struct {
	Added   []string `json:"added"`
	Removed []string `json:"removed"`
}

// PolicyEntry is a value of the policy that differs.
type PolicyEntry struct {
	Drift  string `json:"drift"` // loosened, tightened or changed
	Entry  string `json:"entry"` // table and key
	Before string `json:"before"`
	After  string `json:"after"`
	File   string `json:"file"`
	Line   int    `json:"line"` // in the head, 0 if it is gone there
	Was    int    `json:"was"`  // line in the base, 0 if it was not there
	Lets   int    `json:"lets"` // how many findings it lets through
}

// Template is a template that came, went, or says something else.
type Template struct {
	Dir      string   `json:"dir"`      // its folder
	Change   string   `json:"change"`   // added, removed or changed
	Symbols  []string `json:"symbols"`  // declarations in which a changed one asks something else of packages; none if only holes, names or comments differ
	Roles    []string `json:"roles"`    // that are held against it, or were
	Packages []string `json:"packages"` // folders of the packages of these roles
}

// Left is an entry of the baseline that differs.
type Left struct {
	Package string `json:"package"` // folder
	ID      string `json:"id"`      // of the finding
	Rule    string `json:"rule"`
	Symbol  string `json:"symbol"`
	Target  string `json:"target"`
	Before  int    `json:"before"` // how often it might occur, 0 if there was no entry
	After   int    `json:"after"`  // how often it may occur, 0 if there is no entry
	Reason  string `json:"reason"`
	Grows   bool   `json:"grows"` // more is let through than before, and not because the policy is stricter
	File    string `json:"file"`
	Line    int    `json:"line"` // 0 if it is gone
}

// Waivers are comments that let findings through.
type Waivers struct {
	Added   []Waiver `json:"added"`
	Removed []Waiver `json:"removed"`
}

// Waiver is a comment that lets a finding through.
type Waiver struct {
	Package string `json:"package"` // folder
	Rule    string `json:"rule"`
	Reason  string `json:"reason"`
	File    string `json:"file"` // of the base where the waiver is removed
	Line    int    `json:"line"`
}

// Affected is who has to look at the change.
type Affected struct {
	Packages   []string `json:"packages"`   // folders whose own files differ
	Operations []string `json:"operations"` // folders of operations that changed or rely on what broke
	Tests      []string `json:"tests"`      // folders with tests that run changed code
	Commands   []string `json:"commands"`   // that run these tests, from the policy's folder
}

// NewReport returns a report of no change: all of its lists are empty, none is nil.
func NewReport() *Report {
	r := &Report{}
	fill(reflect.ValueOf(r).Elem())
	return r
}

// fill makes empty lists of nil ones, so that no document has a null.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
	}
}

// Silent reports whether nothing of the architecture changed.
func (r *Report) Silent() bool {
	quiet := *r
	quiet.Affected = Affected{}
	return empty(reflect.ValueOf(quiet))
}

func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	for i := range v.NumField() {
		if !empty(v.Field(i)) {
			return false
		}
	}
	return true
}

// sort orders every list that has no order of its own yet.
func (r *Report) sort() {
	slices.SortFunc(r.Packages.Added, func(a, b Package) int { return strings.Compare(a.Dir, b.Dir) })
	slices.SortFunc(r.Packages.Removed, func(a, b Package) int { return strings.Compare(a.Dir, b.Dir) })
	for _, list := range [][]Flow{r.Flows.Added, r.Flows.Removed} {
		slices.SortFunc(list, func(a, b Flow) int {
			return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.Contract, b.Contract), strings.Compare(a.Method, b.Method))
		})
	}
	for _, list := range [][]Effect{r.Effects.Added, r.Effects.Removed} {
		slices.SortFunc(list, func(a, b Effect) int {
			return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Reach, b.Reach), strings.Compare(a.Symbol, b.Symbol), slices.Compare(a.Via, b.Via))
		})
	}
	for _, list := range [][]Failure{r.Failures.Added, r.Failures.Removed} {
		slices.SortFunc(list, func(a, b Failure) int {
			return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Entry, b.Entry), strings.Compare(a.Origin, b.Origin), strings.Compare(a.Error, b.Error))
		})
	}
	slices.SortFunc(r.Contracts, func(a, b Contract) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Symbol, b.Symbol), strings.Compare(a.Change, b.Change))
	})
}
