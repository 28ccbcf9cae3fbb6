package report

import (
	"fmt"
	"io"
	"slices"

	"github.com/nanoarch/nanoarch/rules"
)

// Base says what the paths of a format are relative to.
type Base int

// The bases.
const (
	PolicyFolder Base = iota // the folder of nanoarch.toml: nothing depends on where the command was started
	WorkFolder               // the folder where the command was started: editors and terminals find the files
	Repository               // the folder of the repository: services that show a repository find the files
)

// String names the base as documentation does.
func (b Base) String() string {
	return [...]string{"the policy's folder", "where the command was started", "the repository"}[b]
}

// Options say how a document is written.
type Options struct {
	TextOptions
	Level string // the level from which findings make the exit code 1: "error" or "warn"
}

// fails reports whether a finding makes the exit code 1.
func (o Options) fails(f Finding) bool {
	return f.Status == StatusNew && (f.Level == "error" || o.Level == "warn")
}

// Format is a way to write a document.
type Format struct {
	Name    string
	Summary string // who reads it, in a line
	Base    Base
	Write   func(w io.Writer, d *Document, o Options) error
}

// Formats are all formats of nanoarch check, the only list of them.
var Formats = []Format{
	{"text", "people at a terminal", WorkFolder, func(w io.Writer, d *Document, o Options) error { return Text(w, d, o.TextOptions) }},
	{"json", "scripts and agents (`nanoarch schema report`)", PolicyFolder, func(w io.Writer, d *Document, _ Options) error { return JSON(w, d) }},
	{"sarif", "SARIF 2.1.0 for editors and dashboards; waived and baselined findings are suppressed results", Repository, SARIF},
	{"sarif-new", "SARIF 2.1.0 with new findings only, for GitHub code scanning, which shows suppressed results as open", Repository, SARIFNew},
	{"github", "annotations in a GitHub workflow", Repository, GitHub},
	{"markdown", "a job summary or a comment in a pull request, with a Mermaid picture", Repository, Markdown},
	{"gitlab", "GitLab code quality", Repository, GitLab},
	{"junit", "JUnit XML for test reports, a test for each finding or clean rule", Repository, JUnit},
	{"checkstyle", "Checkstyle XML for Jenkins and others", Repository, Checkstyle},
}

// FormatNames returns the names of all formats, in their order.
func FormatNames() []string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return names
}

// FormatOf returns the format of a name. The error names the nearest one.
func FormatOf(name string) (Format, error) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, fmt.Errorf("there is no format %q%s", name, rules.Suggest(name, FormatNames()))
	}
	return Formats[i], nil
}
