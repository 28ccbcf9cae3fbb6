package report

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// writeXML writes a document of XML: indented, with a final newline.
func writeXML(out io.Writer, doc any) error {
	b := bytes.NewBufferString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", " ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := out.Write(b.Bytes())
	return err
}

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"` // of Checkstyle's own format
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"` // error or warning
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// Checkstyle writes new findings and what could not be told as Checkstyle XML, by file.
func Checkstyle(out io.Writer, d *Document, o Options) error {
	byFile := map[string][]checkstyleError{}
	add := func(file string, e checkstyleError) {
		name := clean(fileOf(o.Prefix, file))
		e.Line, e.Message = max(1, e.Line), clean(e.Message)
		byFile[name] = append(byFile[name], e)
	}
	for _, e := range d.Errors {
		add(e.File, checkstyleError{e.Line, 0, "error", "cannot tell: " + e.Message, "nanoarch"})
	}
	for _, f := range d.Findings {
		if f.Status != StatusNew {
			continue
		}
		severity := "error"
		if f.Level != "error" {
			severity = "warning"
		}
		add(f.File, checkstyleError{f.Line, f.Column, severity, f.Message, "nanoarch." + f.Rule})
	}
	doc := checkstyle{Version: "4.3"}
	for name, list := range byFile {
		doc.Files = append(doc.Files, checkstyleFile{name, list})
	}
	slices.SortFunc(doc.Files, func(a, b checkstyleFile) int { return cmp.Compare(a.Name, b.Name) })
	return writeXML(out, doc)
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	Skipped   *junitMessage `xml:"skipped"`
	Error     *junitMessage `xml:"error"`
	Failure   *junitMessage `xml:"failure"`
}

type junitMessage struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// JUnit writes a suite for each rule that ran, with a test for each finding, or one that passes. Findings that make the
// exit code 1 are failures, all others are skipped; what could not be told is an error of a suite of its own. Attributes
// are those of the schema that Jenkins' xUnit plugin is strict about, so places stand in the text.
func JUnit(out io.Writer, d *Document, o Options) error {
	suites := []*junitSuite{{Name: "nanoarch.reading"}}
	byRule := map[string]*junitSuite{}
	suite := func(rule string) *junitSuite {
		if byRule[rule] == nil {
			byRule[rule] = &junitSuite{Name: "nanoarch." + rule}
			suites = append(suites, byRule[rule])
		}
		return byRule[rule]
	}
	for _, e := range d.Errors {
		m := &junitMessage{Message: clean(e.Message), Type: "cannot-tell", Text: placeOf(o.Prefix, e.File, e.Line, 0)}
		suites[0].add(junitCase{Name: clean(e.Message), Error: m})
	}
	for _, r := range d.Summary.Rules {
		suite(r.Rule)
	}
	for _, f := range d.Findings {
		suite(f.Rule).add(junitFinding(o, f))
	}
	doc := junitSuites{Name: "nanoarch"}
	for _, s := range suites {
		if len(s.Cases) == 0 {
			s.add(junitCase{Name: "no findings"})
		}
		doc.Tests, doc.Failures, doc.Errors = doc.Tests+s.Tests, doc.Failures+s.Failures, doc.Errors+s.Errors
		doc.Suites = append(doc.Suites, *s)
	}
	return writeXML(out, doc)
}

// junitFinding makes the test of a finding. Its name has no line, so that test reports know it again.
func junitFinding(o Options, f Finding) junitCase {
	c := junitCase{Name: clean(strings.TrimSpace(f.Package + " " + f.ID))}
	m := &junitMessage{Message: clean(f.Message), Type: f.Level, Text: before(placeOf(o.Prefix, f.File, f.Line, f.Column), "\n") + annotationText(o, f)}
	switch {
	case o.fails(f):
		c.Failure = m
	case f.Status == StatusNew:
		c.Skipped = &junitMessage{Message: fmt.Sprintf("%s: %s", f.Level, m.Message)}
	default:
		c.Skipped = &junitMessage{Message: fmt.Sprintf("%s: %s", f.Status, m.Message)}
	}
	return c
}

func (s *junitSuite) add(c junitCase) {
	c.ClassName = s.Name
	s.Cases = append(s.Cases, c)
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
}
