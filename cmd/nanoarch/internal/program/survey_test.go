package program_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// surveyTree is an archive, unpacked and surveyed. Its nanoarch.toml, if it has one, is the policy.
type surveyTree struct {
	*program.SurveyReport
	files map[string]string
}

func surveyOf(t *testing.T, archive string) surveyTree {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", archive))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := program.Survey(load(t, dir))
	if len(s.Errors) > 0 {
		t.Fatalf("errors: %v", s.Errors)
	}
	return surveyTree{s, files}
}

func load(t *testing.T, dir string) *program.Program {
	t.Helper()
	view, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	opt := source.Options{Depth: inventory.DepthTypes, Build: source.Build{GOOS: "linux", GOARCH: "amd64", Cgo: true}}
	var policy *rules.Policy
	reading := rules.Default()
	if _, err := os.Stat(filepath.Join(dir, rules.FileName)); err == nil {
		if policy, err = rules.Load(rules.FileName, view.ReadFile); err != nil {
			t.Fatal(err)
		}
		opt.Skip, opt.Generated, reading = policy.Ignored, policy.Generated, policy
	}
	opt.Context = subject.Context(reading, &modules.Map{})
	loaded, err := source.Load(context.Background(), view, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range loaded.Errors {
		t.Errorf("%s:%d: %s", e.File, e.Line, e.Message)
	}
	p, err := program.New(policy, loaded.Units, loaded.Modules)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// wants returns the words behind every "// want", by file:line.
func (s surveyTree) wants() map[string][]string {
	m := map[string][]string{}
	for name, text := range s.files {
		for i, line := range strings.Split(text, "\n") {
			if _, words, ok := strings.Cut(line, "// want "); ok {
				m[fmt.Sprintf("%s:%d", name, i+1)] = strings.Fields(words)
			}
		}
	}
	return m
}

// A role that nothing gives is inferred by the first check that applies; the survey says which.
func TestSurveyInfersRoles(t *testing.T) {
	s := surveyOf(t, "roles.txtar")
	got := map[string][2]string{}
	for _, p := range s.Packages {
		lines, ok := s.Explain(p.Dir)
		if !ok || p.RoleSource != "inferred" || p.Capability != nil || p.Role != p.Kind {
			t.Errorf("%s: explained %v, role %s from %s, kind %s", p.Dir, ok, p.Role, p.RoleSource, p.Kind)
		}
		got[p.Dir] = [2]string{p.Role, strings.TrimPrefix(lines[0], "role "+p.Role+": inferred: ")}
	}
	want := map[string][2]string{
		"gen/api":              {"generated", "all files are generated"},
		"gen/stand":            {"mocks", "all files are generated, with go.uber.org/mock/gomock"},
		"test/harness":         {"tests", "stands in a folder test"},
		"orders/ordertest":     {"tests", "imports testing outside test files, and no behaviour is without it"},
		"orders/onlytests":     {"tests", "has test files only"},
		"cmd/shop":             {"root", "package main without methods that are handed to a server"},
		"wireup":               {"root", "composes: All binds implementations (wireup/wireup.go:10)"},
		"container":            {"root", "composes: a package variable binds implementations"},
		"orders/offers":        {"operation", "has behaviour that no other check explains"},
		"orders/both":          {"operation", "has behaviour that no other check explains"},
		"shared/log":           {"shared", "is shared by its name and imports no package with behaviour"},
		"base/lock":            {"shared", "is used in 3 top folders beside its own"},
		"mail/send":            {"operation", "has behaviour that no other check explains"},
		"bills/pay":            {"operation", "has behaviour that no other check explains"},
		"stock/take":           {"operation", "has behaviour that no other check explains"},
		"orders/recent":        {"adapter", "its data types satisfy an interface that another package holds"},
		"orders/tags":          {"model", "declares data with methods and no behaviour"},
		"orders/shelve":        {"operation", "has behaviour that no other check explains"},
		"orders/wire":          {"transport", "every behaviour is an edge or passes on to another package's operation"},
		"orders/promise":       {"contract", "declares interfaces, data or errors and no behaviour"},
		"orders/amount":        {"model", "declares data with methods and no behaviour"},
		"orders/spelling":      {"shared", "has no behaviour"},
		"shared/queue":         {"shared", "is shared by its name and imports no package with behaviour"},
		"orders/book":          {"model", "has more data types with methods than services and is used by several packages with behaviour"},
		"orders/retry":         {"shared", "imports no package but shared ones and is used in several sibling folders"},
		"orders/files":         {"adapter", "1 of 1 behaviours satisfy an interface that another package holds, and hold none themselves"},
		"orders/page":          {"transport", "every behaviour is an edge or passes on to another package's operation"},
		"orders/direct":        {"root", "every behaviour passes on to another package's operation by its concrete type"},
		"orders/engine":        {"root", "every behaviour is without input and output"},
		"orders/persistence":   {"adapter", "stands in a folder persistence"},
		"orders/domain/cancel": {"operation", "has behaviour that holds a port or takes a context and returns an error"},
		"orders/place":         {"operation", "has behaviour that no other check explains"},
		"orders/reads":         {"operation", "has behaviour that no other check explains"},
		"orders/refund":        {"operation", "has behaviour that no other check explains"},
		"orders/domain/stores": {"contract", "declares interfaces, data or errors and no behaviour"},
		"wallets/sums":         {"operation", "has behaviour that no other check explains"},
		"wallets/replay":       {"operation", "has behaviour that no other check explains"},
		"wallets/settle":       {"operation", "has behaviour that no other check explains"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
}

// Being leaned on by many makes a package shared, unless it leans on them in turn: through ports that they serve, or as
// the code of a program that merely stands in a folder pkg.
func TestSurveyTellsBasesFromCores(t *testing.T) {
	got := map[string]string{}
	for _, p := range surveyOf(t, "leaned.txtar").Packages {
		got[p.Dir] = p.Role
	}
	want := map[string]string{
		"pkg/mail": "shared", "greet/hello": "operation",
		"cart/cmd/cart": "root", "cart/pkg/fill": "operation",
		"bills/core": "operation", "bills/ledger": "adapter", "bills/rest": "transport",
		"bills/clock": "shared", "bills/night": "operation", "bills/remind": "operation",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
}

// Every entry point is explained with its place.
func TestSurveyExplainsEntries(t *testing.T) {
	s := surveyOf(t, "roles.txtar")
	lines, _ := s.Explain("orders/place")
	text := strings.Join(lines, "\n")
	for _, want := range []string{"orders/place/place.go:17: New: no behaviour: constructor", "orders/place/place.go:19: Handler.Place: behaviour"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if _, ok := s.Explain("orders/nowhere"); ok {
		t.Error("a folder without package is explained")
	}
}

// What composes is no operation of the package that stands beside it.
func TestSurveyLeavesCompositionOut(t *testing.T) {
	s := surveyOf(t, "roles.txtar")
	for _, p := range s.Packages {
		if p.Dir == "orders/both" {
			want := []program.SurveyOperation{{Name: "Checker.Check", Kind: "method", File: "orders/both/both.go", Line: 20}}
			if diff := cmp.Diff(want, p.Operations); diff != "" {
				t.Errorf("operations (-want +got):\n%s", diff)
			}
		}
	}
	lines, _ := s.Explain("orders/both")
	if want := "Run: no behaviour: it belongs to the composition beside it"; !strings.Contains(strings.Join(lines, "\n"), want) {
		t.Errorf("no %q in %q", want, lines)
	}
}

func TestSurveyContract(t *testing.T) {
	s := surveyOf(t, "roles.txtar")
	for _, p := range s.Packages {
		var want *program.SurveyContract
		switch p.Dir {
		case "orders/promise":
			want = &program.SurveyContract{Interfaces: []string{"Placer"}, Data: []string{"Receipt"}, Errors: []string{"ErrEmpty"}}
		case "orders/domain/stores":
			want = &program.SurveyContract{Interfaces: []string{"Store"}, Data: []string{"MockStore"}, Errors: []string{}}
		}
		if diff := cmp.Diff(want, p.Contract); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p.Dir, diff)
		}
	}
}

func TestSurveyHiddenInputs(t *testing.T) {
	s := surveyOf(t, "hidden.txtar")
	got := map[string][]string{}
	via := map[string][]string{}
	for _, p := range s.Packages {
		for _, h := range p.HiddenInputs {
			at := fmt.Sprintf("%s:%d", h.File, h.Line)
			got[at] = append(got[at], h.Kind)
			if h.Kind == "transitive" {
				via[p.Dir] = h.Via
			} else if len(h.Via) > 0 {
				t.Errorf("%s: %s has a chain", at, h.Kind)
			}
		}
	}
	if diff := cmp.Diff(s.wants(), got); diff != "" {
		t.Errorf("hidden inputs (-want +got):\n%s", diff)
	}
	chains := map[string][]string{
		"far":  {"near.Stamp", "near.stamp", "times.Text", "time.Now"},
		"near": {"times.Text", "time.Now"},
	}
	if diff := cmp.Diff(chains, via); diff != "" {
		t.Errorf("chains (-want +got):\n%s", diff)
	}
}

// A request that is sent as a pointer and handled as a value reaches nobody.
func TestSurveyDispatch(t *testing.T) {
	s := surveyOf(t, "hidden.txtar")
	want := []program.SurveyDispatch{
		{
			Request: "example.com/app/direct.Event", Sent: []string{"direct/direct.go:46"}, Handled: []string{"handles/handles.go:20"},
			Problem: "it is sent as *example.com/app/direct.Event (direct/direct.go:46) and handled as example.com/app/direct.Event (handles/handles.go:20)",
		},
		{Request: "string", Sent: []string{"direct/direct.go:47"}, Handled: []string{"handles/handles.go:19"}},
	}
	if diff := cmp.Diff(want, s.Dispatch); diff != "" {
		t.Errorf("dispatch (-want +got):\n%s", diff)
	}
}

func TestSurveyLeaks(t *testing.T) {
	s := surveyOf(t, "leaks.txtar")
	got := map[string][]string{}
	for _, p := range s.Packages {
		for _, l := range p.Leaks {
			at := fmt.Sprintf("%s:%d", l.File, l.Line)
			got[at] = append(got[at], l.Type)
			if l.Module != "example.org/money" {
				t.Errorf("%s: module %s", at, l.Module)
			}
		}
	}
	if diff := cmp.Diff(s.wants(), got); diff != "" {
		t.Errorf("leaks (-want +got):\n%s", diff)
	}
}

func TestSurveyVerdicts(t *testing.T) {
	s := surveyOf(t, "verdicts.txtar")
	got := map[string]string{}
	for _, i := range s.Imports {
		got[i.From+" > "+i.To] = i.Verdict
		if i.Line == 0 || !strings.HasPrefix(i.File, i.From+"/") {
			t.Errorf("%s > %s stands at %s:%d", i.From, i.To, i.File, i.Line)
		}
	}
	want := map[string]string{
		"cmd/app > sales/sell":              "wiring",
		"mail/blank > sales/sell":           "implementation",
		"mail/count > sales/sell":           "implementation",
		"mail/getter > sales/sell":          "implementation",
		"mail/infer > mail/getter":          "implementation",
		"mail/infer > sales/sell":           "implementation", // its method, of a value whose type is never named
		"mail/notify > sales/model":         "model",
		"mail/notify > sales/sell":          "implementation", // a constructor of data runs its package, too
		"mail/notify > sales/sell/contract": "contract",
		"mail/notify > shared/text":         "shared",
		"sales/list > sales/sell":           "interface-only",
		"sales/list > sales/sell/contract":  "contract",
		"sales/mapping > sales/sell":        "implementation",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
}

// Whoever reads the document may rely on every list being there.
func TestSurveyHasNoNullLists(t *testing.T) {
	b, err := json.Marshal(program.Survey(load(t, t.TempDir())))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"nanoarch.survey/1","packages":[],"imports":[],"flows":[],"dispatch":[],"errors":[],"summary":{`
	if !strings.HasPrefix(string(b), want) {
		t.Errorf("empty survey: %s", b)
	}
	b, err = json.Marshal(surveyOf(t, "verdicts.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	told := strings.NewReplacer(`"contract":null`, "", `"contract_test":null`, "")
	if i := strings.Index(told.Replace(string(b)), "null"); i >= 0 {
		for _, c := range strings.Split(string(b), `,"name"`) {
			if strings.Contains(told.Replace(c), "null") && !strings.Contains(c, `"capability":null`) {
				t.Errorf("null in %s", c)
			}
		}
	}
}
