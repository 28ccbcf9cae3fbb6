package report

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// elements of XML, with the attributes and the parents that a schema gives them; * marks what is required.
type elements map[string]struct{ parent, attributes string }

var (
	junitElements = elements{
		"testsuites": {"", "name tests failures errors time"},
		"testsuite":  {"testsuites", "name* tests* failures* errors* skipped time timestamp hostname id package file log url version group"},
		"testcase":   {"testsuite", "name* classname time group"},
		"failure":    {"testcase", "type message"},
		"error":      {"testcase", "type message"},
		"skipped":    {"testcase", "type message"},
	}
	checkstyleElements = elements{
		"checkstyle": {"", "version*"},
		"file":       {"checkstyle", "name*"},
		"error":      {"file", "line* column severity* message* source*"},
	}
)

// checkXML reads XML token by token and holds it to the elements.
func checkXML(t testing.TB, output string, known elements) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(output))
	var open []string
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		switch x := token.(type) {
		case xml.StartElement:
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			e, ok := known[x.Name.Local]
			if !ok || e.parent != parent {
				t.Errorf("element %s in %q", x.Name.Local, parent)
			}
			checkAttributes(t, x, strings.Fields(e.attributes))
			open = append(open, x.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func checkAttributes(t testing.TB, x xml.StartElement, known []string) {
	t.Helper()
	for _, a := range x.Attr {
		if !slices.ContainsFunc(known, func(k string) bool { return strings.TrimSuffix(k, "*") == a.Name.Local }) {
			t.Errorf("attribute %s of %s", a.Name.Local, x.Name.Local)
		}
		checkTerminal(t, a.Value)
	}
	for _, k := range known {
		name, required := strings.CutSuffix(k, "*")
		if required && !slices.ContainsFunc(x.Attr, func(a xml.Attr) bool { return a.Name.Local == name && a.Value != "" }) {
			t.Errorf("%s lacks %s", x.Name.Local, name)
		}
	}
}

func TestJUnit(t *testing.T) {
	out := written(t, "junit", everything())
	checkXML(t, out, junitElements)
	var doc junitSuites
	if err := xml.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range doc.Suites {
		failures, errs, skipped := 0, 0, 0
		for _, c := range s.Cases {
			switch {
			case c.Failure != nil:
				failures++
			case c.Error != nil:
				errs++
			case c.Skipped != nil:
				skipped++
			}
		}
		if len(s.Cases) != s.Tests || failures != s.Failures || errs != s.Errors || skipped != s.Skipped {
			t.Errorf("the counts of %s are not those of its tests", s.Name)
		}
		got = append(got, fmt.Sprintf("%s %d/%d/%d/%d", s.Name, s.Tests, s.Failures, s.Errors, s.Skipped))
	}
	want := []string{"nanoarch.reading 2/0/2/0", "nanoarch.contractonly 2/1/0/1", "nanoarch.cycles 1/0/0/1", "nanoarch.imports 1/0/0/0", "nanoarch.oneop 2/1/0/1", "nanoarch.policy 2/0/0/2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if doc.Tests != 10 || doc.Failures != 2 || doc.Errors != 2 {
		t.Errorf("%d tests, %d failures, %d errors", doc.Tests, doc.Failures, doc.Errors)
	}
	var b strings.Builder
	if err := JUnit(&b, everything(), Options{Level: "warn"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `tests="10" failures="5"`) {
		t.Error("under --level warn a warning is a failure")
	}
}

func TestCheckstyle(t *testing.T) {
	out := written(t, "checkstyle", everything())
	checkXML(t, out, checkstyleElements)
	var doc checkstyle
	if err := xml.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, f := range doc.Files {
		for _, e := range f.Errors {
			got[e.Severity+" "+e.Source]++
			if e.Line < 1 {
				t.Errorf("line %d in %s", e.Line, f.Name)
			}
		}
	}
	want := map[string]int{"error nanoarch": 2, "error nanoarch.contractonly": 1, "error nanoarch.oneop": 1, "warning nanoarch.cycles": 1, "warning nanoarch.policy": 2}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
