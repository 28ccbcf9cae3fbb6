package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// evil is what a name or a message could be made of to break out of every format.
const evil = "x\n::error file=a::injected\r\n##[error]old %0A%25 | a|b `tick` ``` \"quote\" 'q' <script>alert(1)</script> <!-- --> ]]> &amp; " +
	"[link](https://evil.example) https://evil.example www.evil.example @octocat #1 \\ *b* _i_ ~s~ $m$ {0} " +
	"\x1b[2J\x00\x07\u009b \u202eright\u200fto\u061cleft \u200b\u2028\ufeff \x80\xff --> n0 ;"

// everything returns a document that has all that a document can have.
func everything() *Document {
	d := New("nanoarch v1.2.3")
	d.Policy = "nanoarch.toml"
	d.Findings = []Finding{
		{
			ID: "aaaaaaaaaaaa", Rule: "contractonly", Level: "error", Status: StatusNew, Package: "example.com/shop/orders/place",
			File: "orders/place/a b.go", Line: 3, Column: 2, EndLine: 3, EndColumn: 40, Count: 3,
			Positions: []Position{{"orders/place/a b.go", 3, 2}, {"orders/place/a b.go", 3, 50}, {"orders/place/c.go", 7, 1}},
			Message:   "operation example.com/shop/orders/place imports operation example.com/shop/stock; go through its contract: one reason",
			Reason:    "one reason",
			Related:   []Related{{File: "stock/contract", Message: "the contract"}, {File: "stock/stock.go", Line: 9, Message: "where it stands"}},
			Fixes: []Fix{{Message: "import the contract", Edits: []Edit{
				{"orders/place/a b.go", 20, 40, "\"contract\""}, {"orders/place/c.go", 5, 5, "// é\n"}, {"orders/place/a b.go", 60, 70, ""},
			}}},
			URL: "https://example.com/contractonly", Edges: []Edge{{"example.com/shop/orders/place", "example.com/shop/stock"}},
		},
		{
			ID: "bbbbbbbbbbbb", Rule: "oneop", Level: "error", Status: StatusNew, Package: "example.com/shop/" + evil, File: evil + ".go", Line: 1,
			Column: 1, EndLine: 2, EndColumn: 1, Count: 1, Positions: []Position{{evil + ".go", 1, 1}},
			Message: evil + "; " + evil + ": " + evil, Reason: evil, Related: []Related{{File: evil, Line: 2, Message: evil}},
			Fixes: []Fix{{Message: evil, Edits: []Edit{{evil + ".go", 0, 1, evil}}}}, URL: "https://example.com/oneop",
		},
		{
			ID: "cccccccccccc", Rule: "cycles", Level: "warn", Status: StatusNew, Package: "example.com/shop/stock", File: "stock/stock.go", Line: 4, Column: 1, EndLine: 4, EndColumn: 9,
			Count: 1, Positions: []Position{{"stock/stock.go", 4, 1}}, Message: "a ring", Edges: []Edge{{"stock", evil}, {evil, "stock"}}, URL: "https://example.com/cycles",
		},
		{
			ID: "dddddddddddd", Rule: "policy", Level: "warn", Status: StatusNew, File: "nanoarch.toml", Line: 5, Column: 3, EndLine: 5, Count: 1,
			Message: "policy entry decides nothing", URL: "https://example.com/policy",
		},
		{ID: "dddddddddddd", Rule: "policy", Level: "warn", Status: StatusNew, Count: 1, Message: "about no file", URL: "https://example.com/policy"},
		{
			ID: "eeeeeeeeeeee", Rule: "oneop", Level: "error", Status: StatusWaived, Package: "example.com/shop/w", File: "w/w.go", Line: 1, Column: 1, EndLine: 1, EndColumn: 2,
			Count: 1, Positions: []Position{{"w/w.go", 1, 1}}, Message: "waived", URL: "https://example.com/oneop",
		},
		{
			ID: "ffffffffffff", Rule: "contractonly", Level: "error", Status: StatusBaselined, Package: "example.com/shop/b", File: "b/b.go", Line: 1, Column: 1, EndLine: 1, EndColumn: 2,
			Count: 1, Positions: []Position{{"b/b.go", 1, 1}}, Message: "baselined", URL: "https://example.com/contractonly",
			Baseline: &Baseline{File: "nanoarch.baseline/b.toml", Line: 4, Count: 1, Owner: evil, Reason: evil, Expires: "2026-01-02"},
		},
	}
	d.Summary = Summary{
		Packages: 7, Findings: 5, Baselined: 1, Waived: 1,
		Rules: []RuleSummary{{"contractonly", 1, 1}, {"cycles", 1, 1}, {"imports", 0, 0}, {"oneop", 1, 1}, {"policy", 2, 0}},
	}
	d.Errors = []Error{{Message: "a module is missing", File: "go.mod", Line: 3}, {Message: evil}}
	return d
}

// TestFormats compares every format of the same document with what it was, and with itself.
func TestFormats(t *testing.T) {
	ends := map[string]string{"json": "json", "sarif": "sarif", "sarif-new": "sarif", "markdown": "md", "gitlab": "json", "junit": "xml", "checkstyle": "xml"}
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			got := written(t, f.Name, everything())
			if again := written(t, f.Name, everything()); again != got {
				t.Error("two times are not the same")
			}
			end := ends[f.Name]
			if end == "" {
				end = "txt"
			}
			if end == "sarif" { // one line; indented for who reads the difference
				var b bytes.Buffer
				if err := json.Indent(&b, []byte(got), "", " "); err != nil {
					t.Fatal(err)
				}
				got = ruleText.ReplaceAllString(b.String(), `$1"..."`) // the rules' own pages have tests of their own
			}
			name := filepath.Join("testdata", "formats", f.Name+"."+end)
			if *update {
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s has changed; go test -run TestFormats -update writes it:\n%s", name, diff)
			}
		})
	}
}

// ruleText is what SARIF says about rules, whatever a run finds.
var ruleText = regexp.MustCompile(`("(?:markdown|text)": )"(?:[a-z]+: reports|# [a-z]+\\n\\n)(?:[^"\\]|\\.)*"`)

// written returns a document in a format, as of a policy in a folder of a repository.
func written(t testing.TB, format string, d *Document) string {
	t.Helper()
	f, err := FormatOf(format)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Level: "error", TextOptions: TextOptions{Today: "2026-01-03"}}
	if f.Base != PolicyFolder {
		o.Prefix = "svc/shop/"
	}
	var b bytes.Buffer
	if err := f.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]string{
		"sarfi": `there is no format "sarfi"; did you mean "sarif"?`,
		"pdf":   `there is no format "pdf"; use one of "text", "json", "sarif", "sarif-new", "github", "markdown", "gitlab", "junit", "checkstyle"`,
	} {
		if _, err := FormatOf(name); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain é 世界 a\u200db": "plain é 世界 a\u200db",
		"a\x80b":              `a\x80b`,
		"\u202e\u061c\u200b":  `\u202e\u061c\u200b`,
		"a\U000e0041":         `a\U000e0041`,
		"x ##[error]y":        `x \u0023#[error]y`,
		"\u00a0::error::x":    "\u00a0\\u003a:error::x",
		"a::b":                "a::b",
		"x ## [error]":        "x ## [error]",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}
