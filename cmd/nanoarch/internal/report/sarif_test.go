package report

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// read takes SARIF as a strict consumer does: no unknown property, and what the OASIS schema of 2.1.0 demands.
func read(t testing.TB, text string) *sarif.Run {
	t.Helper()
	strict := json.NewDecoder(strings.NewReader(text))
	strict.DisallowUnknownFields()
	var log sarif.Report
	if err := strict.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if err := log.Validate(); err != nil {
		t.Fatal(err)
	}
	// What was validated is what was written, but for lists of suppressions: the library drops empty ones.
	var b bytes.Buffer
	if err := JSON(&b, &log); err != nil {
		t.Fatal(err)
	}
	but := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == `["suppressions"]` }, cmp.Ignore())
	if diff := cmp.Diff(values(t, text), values(t, b.String()), but); diff != "" {
		t.Fatalf("not all was validated (-written +read):\n%s", diff)
	}
	return log.Runs[0]
}

func values(t testing.TB, text string) (v map[string]any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSARIFOfGitHub asserts each property that GitHub's documentation of code scanning marks as required.
func TestSARIFOfGitHub(t *testing.T) {
	for _, format := range []string{"sarif", "sarif-new"} {
		text := written(t, format, everything())
		log := values(t, text)
		want := func(object any, path string) {
			t.Helper()
			value := at(object, path)
			if value == nil || value == "" {
				t.Errorf("%s: no %s in %v", format, path, object)
			}
		}
		want(log, "$schema")
		if log["version"] != "2.1.0" {
			t.Errorf("version %v", log["version"])
		}
		run := at(log, "runs.0")
		want(run, "tool.driver.name")
		rules := at(run, "tool.driver.rules").([]any)
		for _, rule := range rules {
			for _, path := range []string{"id", "shortDescription.text", "fullDescription.text", "help.text", "help.markdown", "helpUri", "defaultConfiguration.level"} {
				want(rule, path)
			}
			if n := len(at(rule, "fullDescription.text").(string)); n > 1024 {
				t.Errorf("%v: a description of %d characters", at(rule, "id"), n)
			}
		}
		results := at(run, "results").([]any)
		if len(results) < 5 {
			t.Fatalf("%s: %d results", format, len(results))
		}
		for _, result := range results {
			want(result, "message.text")
			want(result, "partialFingerprints.nanoarch/v1")
			if at(result, "partialFingerprints.primaryLocationLineHash") != nil {
				t.Error("a primaryLocationLineHash that is not GitHub's makes it warn of every result")
			}
			for _, path := range []string{"locations.0.id", "relatedLocations.0.id"} {
				if id, ok := at(result, path).(float64); ok && id < 0 {
					t.Errorf("%s is %v, GitHub takes no number below 0", path, id)
				}
			}
			place := at(result, "locations.0.physicalLocation")
			want(place, "artifactLocation.uri")
			for _, path := range []string{"startLine", "startColumn", "endLine", "endColumn"} {
				if n, _ := at(place, "region."+path).(float64); n < 1 {
					t.Errorf("%s: region.%s is %v", format, path, at(place, "region."+path))
				}
			}
			if at(result, "ruleId") != at(rules[int(at(result, "ruleIndex").(float64))], "id") {
				t.Errorf("%s: rule %v has another index", format, at(result, "ruleId"))
			}
		}
	}
}

// at follows a dotted path of properties and numbers.
func at(v any, path string) any {
	for _, name := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[name]
		case []any:
			var i int
			if _, err := fmt.Sscan(name, &i); err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

func TestSARIF(t *testing.T) {
	d := everything()
	text := written(t, "sarif", d)
	run := read(t, text)
	if *run.ColumnKind != "utf16CodeUnits" || *run.AutomationDetails.ID != "nanoarch/svc/shop/" || *run.Tool.Driver.Version != "v1.2.3" {
		t.Errorf("columns %s, run %s, version %s", *run.ColumnKind, *run.AutomationDetails.ID, *run.Tool.Driver.Version)
	}
	if i := run.Invocations[0]; *i.ExecutionSuccessful || *i.ExitCode != 2 || len(i.ToolExecutionNotifications) != 2 || *i.ToolExecutionNotifications[0].Message.Text != "cannot tell: a module is missing" {
		t.Errorf("the invocation hides that something could not be told: %+v", i)
	}
	for i, r := range run.Results {
		f := d.Findings[i]
		if r.PartialFingerprints[sarifID] != f.ID || *r.OccurrenceCount != f.Count || (r.Level == "error") != (f.Level == "error") {
			t.Errorf("result %d is not finding %s", i, f.ID)
		}
		for _, l := range append(slices.Clone(r.Locations), r.RelatedLocations...) {
			u, err := url.Parse(*l.PhysicalLocation.ArtifactLocation.URI)
			if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "svc/shop/") || *l.PhysicalLocation.ArtifactLocation.URIBaseID != sarifRoot {
				t.Errorf("%v is not relative to the repository: %v", l.PhysicalLocation.ArtifactLocation, err)
			}
		}
	}
	first := run.Results[0]
	if len(first.Locations) != 3 || len(first.RelatedLocations) != 2 || *first.RelatedLocations[1].PhysicalLocation.Region.StartLine != 9 ||
		*first.Locations[0].PhysicalLocation.ArtifactLocation.URI != "svc/shop/orders/place/a%20b.go" {
		t.Errorf("places are missing: %+v", first)
	}
	if m := *run.Results[1].Message.Text; strings.Contains(m, "](") || strings.Contains(m, " {0}") || strings.ContainsAny(m, "\x1b\u202e\n") {
		t.Errorf("a message with markup: %s", m)
	}
}

// TestSARIFSuppressions holds that waived and baselined findings are suppressed, all results have the list or none, and
// sarif-new leaves them out.
func TestSARIFSuppressions(t *testing.T) {
	got := map[string][]string{}
	for _, r := range at(values(t, written(t, "sarif", everything())), "runs.0.results").([]any) {
		id := at(r, "partialFingerprints.nanoarch/v1").(string)
		list, ok := at(r, "suppressions").([]any)
		if !ok {
			t.Errorf("%s has no list of suppressions", id)
		}
		for _, s := range list {
			got[id] = append(got[id], at(s, "kind").(string)+" "+at(s, "status").(string))
		}
	}
	if diff := cmp.Diff(map[string][]string{"eeeeeeeeeeee": {"inSource accepted"}, "ffffffffffff": {"external accepted"}}, got); diff != "" {
		t.Error(diff)
	}
	if n := len(read(t, written(t, "sarif-new", everything())).Results); n != 5 {
		t.Errorf("sarif-new has %d results, want the 5 new ones", n)
	}
}

// TestSARIFFixes applies the fixes as the standard says: regions are those of the file as it was.
func TestSARIFFixes(t *testing.T) {
	fix := read(t, written(t, "sarif", everything())).Results[0].Fixes[0]
	before := strings.Repeat("0123456789", 8)
	got := map[string]string{}
	for _, c := range fix.ArtifactChanges {
		text, shift := before, 0
		for _, r := range c.Replacements {
			var inserted []byte
			if r.InsertedContent != nil {
				var err error
				if inserted, err = base64.StdEncoding.DecodeString(*r.InsertedContent.Binary); err != nil {
					t.Fatal(err)
				}
			}
			start := r.DeletedRegion.ByteOffset + shift
			text = text[:start] + string(inserted) + text[start+*r.DeletedRegion.ByteLength:]
			shift += len(inserted) - *r.DeletedRegion.ByteLength
		}
		got[*c.ArtifactLocation.URI] = text
	}
	if diff := cmp.Diff(map[string]string{
		"svc/shop/orders/place/a%20b.go": before[:20] + `"contract"` + before[40:60] + before[70:],
		"svc/shop/orders/place/c.go":     before[:5] + "// é\n" + before[5:],
	}, got); diff != "" {
		t.Error(diff)
	}
}

// TestSARIFBounds keeps a file within what GitHub takes.
func TestSARIFBounds(t *testing.T) {
	d := document()
	f := broken
	for range 2_000 {
		f.Positions = append(f.Positions, Position{"a/a.go", 1, 1})
		f.Related = append(f.Related, Related{File: "a/a.go", Message: "here"})
	}
	d.Findings = append(d.Findings, f)
	for i := range sarifMost {
		g := broken
		g.ID, g.Positions, g.Related = fmt.Sprintf("%012x", i), nil, nil
		d.Findings = append(d.Findings, g)
	}
	var b bytes.Buffer
	if err := SARIFNew(&b, d, Options{Level: "error"}); err != nil {
		t.Fatal(err)
	}
	run := at(values(t, b.String()), "runs.0")
	results := at(run, "results").([]any)
	if len(results) != 25_000 || len(at(results[0], "locations").([]any)) > 100 || len(at(results[0], "relatedLocations").([]any)) > 100 {
		t.Errorf("%d results, %d places", len(results), len(at(results[0], "locations").([]any)))
	}
	if got := at(run, "invocations.0.toolExecutionNotifications.0.message.text"); got != "1 finding left out: GitHub takes no more" {
		t.Errorf("what is left out is not said: %v", got)
	}
	if at(run, "invocations.0.executionSuccessful") != true {
		t.Error("to leave findings out is no failure to judge")
	}
}
