package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/rules"
)

// DiffSchema names the version of the document of a comparison. Within a number changes only add.
const DiffSchema = "nanoarch.diff/1"

// Diff is what a change does to the architecture. Paths are slash paths relative to the policy's folder, everything is
// sorted, and nothing depends on the time or the machine.
type Diff struct {
	Schema   string        `json:"schema"`
	Tool     string        `json:"tool"`   // name and version of the program that made it
	Policy   string        `json:"policy"` // name of the policy file of the head, empty if none could be read
	Base     Revision      `json:"base"`
	Head     Revision      `json:"head"`
	Depth    string        `json:"depth"` // how deep both sides were read: below types nothing is known of flows, effects, failures and contracts
	Findings []DiffFinding `json:"findings"`
	change.Report
	Summary DiffSummary `json:"summary"`
	Errors  []DiffError `json:"errors"` // what could not be told; not empty means exit code 2
}

// Revision is one side of a comparison.
type Revision struct {
	Revision string `json:"revision"` // as it was given, empty for the files on disk
	Commit   string `json:"commit"`   // its object id, empty for the files on disk
}

// DiffFinding is a finding that came or went. Its places are those of the head, of a fixed one those of the base.
type DiffFinding struct {
	Finding
	Before int `json:"before"` // how often it occurred
	After  int `json:"after"`  // how often it occurs
}

// DiffSummary counts what changed.
type DiffSummary struct {
	New       int `json:"new"`       // findings that are new and nobody lets through
	Errors    int `json:"errors"`    // those of level error
	Fixed     int `json:"fixed"`     // findings that are gone
	Breaking  int `json:"breaking"`  // changes of contracts that break somebody
	Loosened  int `json:"loosened"`  // values of the policy that allow more
	Tightened int `json:"tightened"` // values of the policy that allow less
}

// DiffError is something that could not be told of one side.
type DiffError struct {
	Side    string `json:"side"` // base or head
	Message string `json:"message"`
	File    string `json:"file"` // empty if it concerns no file
	Line    int    `json:"line"` // 0 if it concerns a whole file
}

// DiffFrom makes the document of a comparison. tool is the name and version of the program.
func DiffFrom(c *gate.Compared, tool string) *Diff {
	d := &Diff{
		Schema: DiffSchema, Tool: tool, Base: Revision{c.Base.Revision, c.Base.Commit}, Head: Revision{c.Head.Revision, c.Head.Commit},
		Depth: c.Depth.String(), Findings: []DiffFinding{}, Report: *change.NewReport(), Errors: []DiffError{},
	}
	for _, side := range []struct {
		name string
		gate.Told
	}{{"base", c.Base}, {"head", c.Head}} {
		for _, e := range side.Errors {
			d.Errors = append(d.Errors, DiffError{side.name, e.Message, e.File, e.Line})
		}
	}
	if c.Change == nil {
		return d
	}
	d.Policy, d.Report = rules.FileName, *c.Change
	for _, f := range c.Change.Findings {
		d.Findings = append(d.Findings, DiffFinding{finding(f.Finding, f.Status), f.Before, f.After})
	}
	slices.SortStableFunc(d.Findings, func(a, b DiffFinding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Status, b.Status))
	})
	d.summarise()
	return d
}

func (d *Diff) summarise() {
	s := &d.Summary
	for _, f := range d.Findings {
		switch f.Status {
		case StatusNew:
			s.New++
			if f.Level == "error" {
				s.Errors++
			}
		case change.Fixed:
			s.Fixed++
		}
	}
	for _, c := range d.Contracts {
		if c.Breaking {
			s.Breaking++
		}
	}
	for _, p := range d.PolicyChanges {
		switch p.Drift {
		case rules.Loosened.String():
			s.Loosened++
		case rules.Tightened.String():
			s.Tightened++
		}
	}
}

// ParseDiff reads a document that JSON wrote.
func ParseDiff(b []byte) (*Diff, error) {
	d := &Diff{}
	if err := json.Unmarshal(b, d); err != nil {
		return nil, fmt.Errorf("cannot read the comparison: %w", err)
	}
	return d, nil
}

// ExitCode returns 2 if anything could not be told, else 1 if there is a new finding of the level or a graver one, else 0.
// level is "error" or "warn".
func (d *Diff) ExitCode(level string) int {
	switch {
	case len(d.Errors) > 0:
		return 2
	case d.Summary.Errors > 0 || level == "warn" && d.Summary.New > 0:
		return 1
	}
	return 0
}

// Silent reports whether nothing of the architecture changed, and all could be told.
func (d *Diff) Silent() bool {
	return len(d.Findings) == 0 && len(d.Errors) == 0 && d.Report.Silent()
}
