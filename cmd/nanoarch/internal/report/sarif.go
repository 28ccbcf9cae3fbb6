package report

import (
	"encoding/base64"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "%SRCROOT%" // stands for the folder of the repository
	sarifPlaces = 100         // GitHub takes no more locations of a result, and refuses a file with more than 1,000
	sarifMost   = 25_000      // GitHub refuses a file with more results
	sarifID     = "nanoarch/v1"
)

// sarifLog, sarifRun and sarifResult write a list of suppressions even if it is empty: where one result of a run has the
// list, all must have it. The library leaves empty ones out.
type sarifLog struct {
	*sarif.Report
	Runs []sarifRun `json:"runs"`
}

type sarifRun struct {
	*sarif.Run
	Results []sarifResult `json:"results"`
}

type sarifResult struct {
	*sarif.Result
	Suppressions []*sarif.Suppression `json:"suppressions"`
}

// SARIF writes the document as SARIF 2.1.0. Waived and baselined findings are suppressed results. A finding's id is a
// partial fingerprint of its own; GitHub computes its primaryLocationLineHash itself and warns of any other.
func SARIF(out io.Writer, d *Document, o Options) error { return writeSARIF(out, d, d.Findings, o) }

// SARIFNew writes new findings only, no more than GitHub takes. What is left out is said in a notification.
func SARIFNew(out io.Writer, d *Document, o Options) error {
	found := slices.DeleteFunc(slices.Clone(d.Findings), func(f Finding) bool { return f.Status != StatusNew })
	return writeSARIF(out, d, found[:min(len(found), sarifMost)], o)
}

func writeSARIF(out io.Writer, d *Document, found []Finding, o Options) error {
	b, err := newSarifBuilder(d, o)
	if err != nil {
		return err
	}
	results := []sarifResult{}
	for _, f := range found {
		results = append(results, sarifResult{b.result(f), b.suppressions(f)})
	}
	r := sarif.NewReport()
	r.Schema = sarifSchema
	return writeJSON(out, sarifLog{r, []sarifRun{{b.run(len(found)), results}}}, "") // a line: it is large, and for programs
}

type sarifBuilder struct {
	d     *Document
	o     Options
	rules []*sarif.ReportingDescriptor
	index map[string]int // rule -> its number
}

func newSarifBuilder(d *Document, o Options) (*sarifBuilder, error) {
	b := &sarifBuilder{d: d, o: o, index: map[string]int{}}
	known, err := Rules()
	if err != nil {
		return nil, err
	}
	for _, r := range known {
		b.rule(r)
	}
	for _, f := range d.Findings {
		if _, ok := b.index[f.Rule]; !ok {
			b.rule(Rule{Name: f.Rule, Summary: f.Rule, Doc: f.Rule, Page: f.Rule, Level: f.Level, URL: f.URL})
		}
	}
	return b, nil
}

func (b *sarifBuilder) rule(r Rule) {
	severity := sarifLevel(r.Level)
	properties := sarif.NewPropertyBag()
	properties.Tags = []string{"architecture", "maintainability"}
	properties.Properties = sarif.Properties{"precision": "high", "problem.severity": severity}
	b.index[r.Name] = len(b.rules)
	b.rules = append(b.rules, sarif.NewReportingDescriptor().WithID(r.Name).WithName(r.Name).WithHelpURI(r.URL).
		WithShortDescription(sarifText(shortened(r.Summary))).WithFullDescription(sarifText(shortened(r.why()))).
		WithHelp(sarifText(r.Doc).WithMarkdown(r.Page)).WithProperties(properties).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(severity)))
}

func sarifText(s string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(s)
}

// shortened cuts a description where GitHub would.
func shortened(s string) string {
	const most = 1024
	if r := []rune(s); len(r) > most {
		return string(r[:most-3]) + "..."
	}
	return s
}

func sarifLevel(level string) string {
	if level == "error" {
		return sarif.LevelError
	}
	return sarif.LevelWarning
}

// run makes the run but for its results, of which there are so many.
func (b *sarifBuilder) run(results int) *sarif.Run {
	name, version, _ := strings.Cut(b.d.Tool, " ")
	driver := sarif.NewToolComponent().WithName(name).WithInformationURI("https://github.com/nanoarch/nanoarch").WithRules(b.rules)
	if version != "" {
		driver = driver.WithVersion(version)
	}
	root := sarif.NewArtifactLocation().WithDescription(sarifMessage("the folder of the repository"))
	code := b.d.ExitCode(b.o.Level)
	invocation := sarif.NewInvocation().WithExecutionSuccessful(code != 2).WithExitCode(code)
	for _, e := range b.d.Errors {
		p := sarif.NewPhysicalLocation().WithArtifactLocation(b.artifact(e.File)).WithRegion(sarifRegion(e.Line, 0, 0, 0))
		at := sarif.NewLocation().WithID(1).WithPhysicalLocation(p)
		invocation = invocation.AddToolExecutionNotification(sarif.NewNotification().WithLevel(sarif.LevelError).
			WithMessage(sarifMessage("cannot tell: " + e.Message)).AddLocation(at))
	}
	if n := tallyOf(b.d, ""); results < n.errors+n.warnings {
		invocation = invocation.AddToolExecutionNotification(sarif.NewNotification().WithLevel(sarif.LevelWarning).
			WithMessage(sarifMessage(count(n.errors+n.warnings-results, "finding") + " left out: GitHub takes no more")))
	}
	return sarif.NewRun().WithTool(sarif.NewTool().WithDriver(driver)).
		WithColumnKind("utf16CodeUnits").
		WithOriginalUriBaseIds(map[string]sarif.ArtifactLocation{sarifRoot: *root}).
		WithAutomationDetails(sarif.NewRunAutomationDetails().WithID("nanoarch/" + sarifURI(b.o.Prefix))).
		AddInvocation(invocation)
}

func (b *sarifBuilder) result(f Finding) *sarif.Result {
	r := sarif.NewResult().WithRuleID(f.Rule).WithRuleIndex(b.index[f.Rule]).WithLevel(sarifLevel(f.Level)).
		WithMessage(sarifMessage(f.Message)).WithOccurrenceCount(max(1, f.Count)).
		WithPartialFingerprints(map[string]string{sarifID: f.ID})
	number := 0
	location := func(file string, region *sarif.Region) *sarif.Location {
		number++ // GitHub takes no number below 0, which is what the library writes for none
		p := sarif.NewPhysicalLocation().WithArtifactLocation(b.artifact(file))
		p.Region = region
		return sarif.NewLocation().WithID(number).WithPhysicalLocation(p)
	}
	first := location(f.File, sarifRegion(f.Line, f.Column, f.EndLine, f.EndColumn))
	if f.Package != "" {
		first = first.AddLogicalLocation(sarif.NewLogicalLocation().WithFullyQualifiedName(clean(f.Package)).WithKind("package"))
	}
	r.AddLocation(first)
	for _, p := range f.Positions[min(1, len(f.Positions)):min(sarifPlaces, len(f.Positions))] {
		r.AddLocation(location(p.File, sarifRegion(p.Line, p.Column, 0, 0)))
	}
	for _, x := range f.Related[:min(len(f.Related), sarifPlaces)] {
		var line *sarif.Region // none for a whole file or folder
		if x.Line > 0 {
			line = sarifRegion(x.Line, 0, 0, 0)
		}
		r.AddRelatedLocation(location(x.File, line).WithMessage(sarifMessage(x.Message)))
	}
	for _, x := range f.Fixes {
		if fix := b.fix(x); len(fix.ArtifactChanges) > 0 {
			r.Fixes = append(r.Fixes, fix)
		}
	}
	if f.Reason != "" {
		r.Properties = sarif.NewPropertyBag()
		r.Properties.Properties = sarif.Properties{"reason": clean(f.Reason)}
	}
	return r
}

func (b *sarifBuilder) suppressions(f Finding) []*sarif.Suppression {
	s := sarif.NewSuppression().WithStatus("accepted")
	switch f.Status {
	case StatusWaived:
		return []*sarif.Suppression{s.WithKind("inSource").WithJustification("waived by a comment with a reason")}
	case StatusBaselined:
		s = s.WithKind("external").WithJustification("left for later by the baseline")
		if e := f.Baseline; e != nil {
			p := sarif.NewPhysicalLocation().WithArtifactLocation(b.artifact(e.File)).WithRegion(sarifRegion(e.Line, 0, 0, 0))
			s = s.WithLocation(sarif.NewLocation().WithID(0).WithPhysicalLocation(p))
			if e.Reason != "" {
				s = s.WithJustification(clean(e.Reason))
			}
		}
		return []*sarif.Suppression{s}
	}
	return []*sarif.Suppression{}
}

// fix makes a replacement of bytes, which is what edits are, a change for each file.
func (b *sarifBuilder) fix(x Fix) *sarif.Fix {
	out := sarif.NewFix().WithDescription(sarifMessage(x.Message))
	changes := map[string]*sarif.ArtifactChange{}
	for _, e := range x.Edits {
		c := changes[e.File]
		if c == nil {
			c = sarif.NewArtifactChange().WithArtifactLocation(b.artifact(e.File))
			changes[e.File] = c
			out.AddArtifactChange(c)
		}
		r := sarif.NewReplacement().WithDeletedRegion(sarif.NewRegion().WithByteOffset(e.Start).WithByteLength(e.End - e.Start))
		if e.Text != "" {
			r = r.WithInsertedContent(sarif.NewArtifactContent().WithBinary(base64.StdEncoding.EncodeToString([]byte(e.Text))))
		}
		c.AddReplacement(r)
	}
	return out
}

func (b *sarifBuilder) artifact(file string) *sarif.ArtifactLocation {
	return sarif.NewArtifactLocation().WithURI(sarifURI(fileOf(b.o.Prefix, file))).WithURIBaseID(sarifRoot)
}

// sarifRegion returns a region with all that GitHub requires: a place without a line is the first one, a place without
// an end is one character.
func sarifRegion(line, column, endLine, endColumn int) *sarif.Region {
	line, column = max(1, line), max(1, column)
	endLine = max(line, endLine)
	if endLine == line && endColumn <= column {
		endColumn = column + 1
	}
	return sarif.NewRegion().WithStartLine(line).WithStartColumn(column).WithEndLine(endLine).WithEndColumn(max(1, endColumn))
}

// sarifURI returns a path as a relative reference. A colon in its first part would make it a scheme.
func sarifURI(path string) string {
	return strings.ReplaceAll((&url.URL{Path: path}).EscapedPath(), ":", "%3A")
}

var (
	sarifLink        = strings.NewReplacer("](", "] (")
	sarifPlaceholder = regexp.MustCompile(`\{([0-9]+)\}`)
)

// sarifMessage returns a text as a message that holds neither links nor placeholders.
func sarifMessage(text string) *sarif.Message {
	return sarif.NewMessage().WithText(sarifPlaceholder.ReplaceAllString(sarifLink.Replace(clean(text)), "{{$1}}"))
}
