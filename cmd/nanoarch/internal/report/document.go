// Package report turns the outcome of a run into what people and programs read. Every format is a function of one
// Document, so no two of them can disagree.
package report

import (
	"cmp"
	"slices"
)

// Schema names the version of the JSON document. Within a number changes only add.
const Schema = "nanoarch.report/1"

// Document is the outcome of a check. Paths are slash paths relative to the policy's folder, everything is sorted, and
// nothing depends on the time or the machine.
type Document struct {
	Schema   string    `json:"schema"`
	Tool     string    `json:"tool"`   // name and version of the program that made it
	Policy   string    `json:"policy"` // the policy file's name, "" if none could be read
	Findings []Finding `json:"findings"`
	Summary  Summary   `json:"summary"`
	Errors   []Error   `json:"errors"` // what could not be told; not empty means exit code 2
}

// Finding is a broken rule at a place.
type Finding struct {
	ID        string     `json:"id"`     // stable: rule, package, symbol and target, never lines
	Rule      string     `json:"rule"`   // name of the rule
	Level     string     `json:"level"`  // error or warn
	Status    string     `json:"status"` // new, baselined or waived
	Package   string     `json:"package"`
	File      string     `json:"file"`
	Line      int        `json:"line"`   // 1-based; 0 if the finding concerns a whole file
	Column    int        `json:"column"` // 1-based, in bytes
	EndLine   int        `json:"end_line"`
	EndColumn int        `json:"end_column"` // of the first byte behind the place
	Count     int        `json:"count"`      // how many places of this kind the package has
	Positions []Position `json:"positions"`  // all of them, the finding's own first
	Message   string     `json:"message"`
	Reason    string     `json:"reason"` // as the policy gives it, "" if it gives none
	Related   []Related  `json:"related"`
	Fixes     []Fix      `json:"fixes"`
	URL       string     `json:"url"`                // the rule's page
	Baseline  *Baseline  `json:"baseline,omitempty"` // the entry that leaves a baselined finding for later
	Edges     []Edge     `json:"-"`                  // what pictures draw of it
}

// Baseline is an entry of the baseline. Whether it has expired depends on the day, and so is for the reader to tell.
type Baseline struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Count   int    `json:"count"`   // how often the finding may occur
	Owner   string `json:"owner"`   // who pays it off, "" if nobody is named
	Reason  string `json:"reason"`  // why it was taken up, "" for what was there from the start
	Expires string `json:"expires"` // the day by which it should be gone, as 2006-01-02; "" for none
}

// Edge is a dependency that a finding is about, between import paths or, in a ring, groups of packages.
type Edge struct{ From, To string }

// Position is a place in a file.
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Related is a second place that explains a finding.
type Related struct {
	File    string `json:"file"`
	Line    int    `json:"line"` // 0 for a whole file or folder
	Message string `json:"message"`
}

// Fix is a safe way to mend a finding.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// Edit replaces the bytes from Start to End of a file.
type Edit struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Summary counts what was read and found.
type Summary struct {
	Packages  int           `json:"packages"`  // folders with Go files that were judged
	Findings  int           `json:"findings"`  // new ones
	Baselined int           `json:"baselined"` // left for later by the baseline
	Waived    int           `json:"waived"`    // let through by a comment with a reason
	Rules     []RuleSummary `json:"rules"`     // one for each rule that ran, sorted by name
}

// RuleSummary counts what one rule found.
type RuleSummary struct {
	Rule     string `json:"rule"`
	Findings int    `json:"findings"` // new ones
	Packages int    `json:"packages"` // packages that have them
}

// Error is something that could not be told.
type Error struct {
	Message string `json:"message"`
	File    string `json:"file"` // "" if it concerns no file
	Line    int    `json:"line"` // 0 if it concerns a whole file
}

// New returns a document without findings, with empty lists instead of nulls.
func New(tool string) *Document {
	return &Document{Schema: Schema, Tool: tool, Findings: []Finding{}, Errors: []Error{}, Summary: Summary{Rules: []RuleSummary{}}}
}

// Expired reports whether the finding was left for later only until a day before today, given as 2006-01-02.
func (f *Finding) Expired(today string) bool {
	return f.Baseline != nil && f.Baseline.Expires != "" && f.Baseline.Expires < today
}

// Status of a finding.
const (
	StatusNew       = "new"
	StatusBaselined = "baselined"
	StatusWaived    = "waived"
)

// ExitCode returns 2 if anything could not be told, else 1 if there is a new finding of the level or a graver one, else 0.
// level is "error" or "warn".
func (d *Document) ExitCode(level string) int {
	if len(d.Errors) > 0 {
		return 2
	}
	for _, f := range d.Findings {
		if f.Status == StatusNew && (f.Level == "error" || level == "warn") {
			return 1
		}
	}
	return 0
}

// sortFindings orders findings by place, then rule and id, whatever their status.
func sortFindings(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID))
	})
}
