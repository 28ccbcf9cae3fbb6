package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

// own classifies a folder of the policy's tree.
func own(t *testing.T, p *rules.Policy, dir string) rules.Target {
	t.Helper()
	c, err := p.Classify(dir)
	if err != nil {
		t.Fatal(err)
	}
	return rules.Target{Kind: rules.Own, Path: dir, Class: c}
}

func std(path string) rules.Target      { return rules.Target{Kind: rules.Std, Path: path} }
func external(path string) rules.Target { return rules.Target{Kind: rules.External, Path: path} }

const listPolicy = `
[roles.operation]
packages = ["s/{capability}/{operation}", "jobs/{job}"]
imports  = ["contract", "std", { role = "model", same = ["capability"] }, { role = "part", same = ["capability", "operation"] }]
external = ["example.com/otel", "example.com/log/**"]
reason   = "an operation stands alone"
[roles.handler]
is       = "operation"
packages = ["h/{capability}"]
imports  = ["operation", "handler"]
[roles.contract]
packages = ["s/{capability}/{operation}/contract", "contracts"]
outside  = ["example.com/api/{capability}/**"]
imports  = ["contract", "std"]
std      = ["context", "encoding/**"]
[roles.part]
packages = ["s/{capability}/{operation}/internal/**"]
imports  = ["operation"]
[roles.model]
packages = ["s/{capability}/model", "models"]
std      = ["errors"]
[roles.root]
packages = ["cmd"]
imports  = ["*"]
[roles.mocks]
packages = ["mocks"]
imports  = ["*"]
[roles.tests]
packages = ["testkit"]
imports  = ["*"]
[roles.lonely]
packages = ["lonely"]
[common]
imports  = [{ role = "shared" }]
external = ["example.com/errors"]
[roles.shared]
packages = ["shared/**"]
[tests]
imports  = ["tests", "mocks", "std"]
external = ["example.com/assert/**"]
`

func TestAllows(t *testing.T) {
	p := load(t, listPolicy)
	for _, tt := range []struct {
		from string
		to   rules.Target
		test bool
		want string // the entry that allows it, "no" if none, "" if lists have no say
	}{
		{"s/a/x", own(t, p, "s/a/y/contract"), false, "roles.operation.imports contract"},
		{"s/a/x", own(t, p, "contracts"), false, "roles.operation.imports contract"},
		{"s/a/x", own(t, p, "s/a/model"), false, `roles.operation.imports { role = "model", same = ["capability"] }`},
		{"s/a/x", own(t, p, "s/b/model"), false, "no"},
		{"s/a/x", own(t, p, "models"), false, "no"}, // a package without the value is the same as nobody
		{"jobs/a", own(t, p, "s/a/model"), false, "no"},
		{"s/a/x", own(t, p, "s/a/x/internal/y"), false, `roles.operation.imports { role = "part", same = ["capability", "operation"] }`},
		{"s/a/x", own(t, p, "s/a/y/internal/y"), false, "no"},
		{"s/a/x", own(t, p, "s/a/x"), false, ""}, // its own external test
		{"s/a/x", own(t, p, "s/a/y"), false, "no"},
		{"s/a/x", own(t, p, "nowhere"), false, "no"},
		{"s/a/x", std("net/http"), false, "roles.operation.imports std"},
		{"s/a/x", std("unsafe"), false, ""},
		{"s/a/x", std("C"), false, ""},
		{"s/a/x", external("example.com/otel"), false, "roles.operation.external example.com/otel"},
		{"s/a/x", external("example.com/otel/trace"), false, "no"},
		{"s/a/x", external("example.com/log"), false, "roles.operation.external example.com/log/**"},
		{"s/a/x", external("example.com/log/slog"), false, "roles.operation.external example.com/log/**"},
		{"s/a/x", external("example.com/logging"), false, "no"},
		{"s/a/x", external("example.com/api/a/v1"), false, "roles.operation.imports contract"}, // outside gives it a role
		// a kind stands for all roles of that kind, a role's name for that role
		{"h/a", own(t, p, "s/a/x"), false, "roles.handler.imports operation"},
		{"h/a", own(t, p, "h/b"), false, "roles.handler.imports operation"},
		{"s/a/x/internal/y", own(t, p, "h/b"), false, "roles.part.imports operation"},
		// [common] is for all but contracts
		{"s/a/x", own(t, p, "shared/clock"), false, "common.imports shared"},
		{"lonely", own(t, p, "shared/clock"), false, "common.imports shared"},
		{"lonely", external("example.com/errors"), false, "common.external example.com/errors"},
		{"contracts", own(t, p, "shared/clock"), false, "no"},
		{"contracts", external("example.com/errors"), false, "no"},
		// no imports, no external: nothing
		{"lonely", std("fmt"), false, "no"},
		{"lonely", own(t, p, "contracts"), false, "no"},
		// std narrows std, in code
		{"contracts", std("context"), false, "roles.contract.std context"},
		{"contracts", std("encoding/json"), false, "roles.contract.std encoding/**"},
		{"contracts", std("fmt"), false, "no"},
		{"contracts", std("fmt"), true, "tests.imports std"},
		{"models", std("errors"), false, "roles.model.std errors"},
		// "*" is every role and std, never mocks and tests from code
		{"cmd", own(t, p, "s/a/x"), false, "roles.root.imports *"},
		{"cmd", std("fmt"), false, "roles.root.imports *"},
		{"cmd", own(t, p, "mocks"), false, "no"},
		{"cmd", own(t, p, "testkit"), false, "no"},
		{"cmd", own(t, p, "testkit"), true, "roles.root.imports *"},
		{"cmd", external("example.com/log"), false, "no"},
		{"testkit", own(t, p, "mocks"), false, "roles.tests.imports *"},
		{"mocks", own(t, p, "testkit"), false, "roles.mocks.imports *"},
		// [tests] is for test files
		{"s/a/x", own(t, p, "mocks"), true, "tests.imports mocks"},
		{"s/a/x", own(t, p, "mocks"), false, "no"},
		{"contracts", external("example.com/assert/require"), true, "tests.external example.com/assert/**"},
		{"s/a/x", own(t, p, "s/b/model"), true, "no"},
		// no role, no lists
		{"nowhere", external("example.com/x"), false, ""},
	} {
		v := p.Allows(own(t, p, tt.from).Class, tt.to, tt.test)
		got := "no"
		if v.OK {
			got = ""
			if e := v.Entry; e.List != "" {
				got = e.Table + "." + e.List + " " + e.Text
			}
		}
		if got != tt.want {
			t.Errorf("%s -> %s (test %v): %q, want %q", tt.from, tt.to.Path, tt.test, got, tt.want)
		}
	}
}

func TestVerdictWords(t *testing.T) {
	p := load(t, listPolicy)
	for _, tt := range []struct {
		from string
		to   rules.Target
		test bool
		want rules.Verdict
	}{
		{"s/a/x", own(t, p, "s/b/model"), false, rules.Verdict{
			Allowed: "contract, std, model of the same capability, part of the same capability and operation, shared",
			Reason:  "an operation stands alone", Hint: "model is allowed with the same capability only"}},
		{"s/a/x", external("example.com/otel/trace"), false, rules.Verdict{
			Allowed: "contract, std, model of the same capability, part of the same capability and operation, example.com/otel, example.com/log/**, shared, example.com/errors",
			Reason:  "an operation stands alone", Hint: `external "example.com/otel" covers that package alone; write "example.com/otel/**" to cover what is below it`}},
		{"contracts", std("fmt"), false, rules.Verdict{Allowed: "contract, of std context encoding/**"}},
		{"lonely", std("fmt"), true, rules.Verdict{OK: true}},
		{"s/a/x", own(t, p, "nowhere"), false, rules.Verdict{
			Allowed: "contract, std, model of the same capability, part of the same capability and operation, shared",
			Reason:  "an operation stands alone", Hint: "no role claims nowhere"}},
		{"cmd", own(t, p, "mocks"), false, rules.Verdict{Allowed: "every role and std, shared", Hint: "mocks is for test files only"}},
	} {
		got := p.Allows(own(t, p, tt.from).Class, tt.to, tt.test)
		got.Entry = rules.Entry{}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s -> %s: %s", tt.from, tt.to.Path, diff)
		}
	}
	empty := load(t, "[roles.a]\npackages = [\"a\"]")
	if got := empty.Allows(own(t, empty, "a").Class, std("fmt"), false).Allowed; got != "nothing" {
		t.Errorf("a role without lists may import %q", got)
	}
}

func TestContractOf(t *testing.T) {
	p := load(t, `
[roles.operation]
packages = ["s/{capability}/{operation}"]
[roles.contract]
packages = ["s/{capability}/contract/**", "s/{capability}/{operation}/api"]
[roles.slice]
is = "operation"
packages = ["slices/{slice}"]
contract = "self"
[roles.rule]
is = "operation"
packages = ["rules/{rule}"]
contract = "golang.org/x/tools/go/analysis.Analyzer"
[roles.loose]
is = "operation"
packages = ["loose/{capability}"]
contract = { role = "contract", same = [] }
[roles.model]
packages = ["models"]
`)
	got := map[string]rules.ContractRef{}
	for _, r := range p.Roles() {
		got[r.Name] = r.Contract
	}
	want := map[string]rules.ContractRef{
		"operation": {Kind: rules.ContractInRole, Role: "contract", Same: []string{"capability", "operation"}},
		"contract":  {},
		"model":     {},
		"slice":     {Kind: rules.ContractSelf, Written: true},
		"rule":      {Kind: rules.ContractType, Type: "golang.org/x/tools/go/analysis.Analyzer", Written: true},
		"loose":     {Kind: rules.ContractInRole, Role: "contract", Written: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, tt := range []struct {
		op, contract string
		want         bool
	}{
		{"s/a/x", "s/a/x/api", true},
		{"s/a/x", "s/a/y/api", false},
		{"s/a/x", "s/a/contract", false}, // has no operation
		{"slices/x", "slices/x", true},
		{"slices/x", "s/a/x/api", false},
		{"loose/a", "s/b/contract", true},
		{"models", "s/b/contract", false},
	} {
		if got := p.IsContractOf(own(t, p, tt.op).Class, own(t, p, tt.contract).Class); got != tt.want {
			t.Errorf("IsContractOf(%s, %s) = %v", tt.op, tt.contract, got)
		}
	}
	if diff := cmp.Diff([]string{"golang.org/x/tools/go/analysis.Analyzer"}, p.ContractTypes()); diff != "" {
		t.Error(diff)
	}
	none := load(t, "[roles.operation]\npackages = [\"a/{x}\"]")
	if k := none.Role("operation").Contract.Kind; k != rules.NoContract {
		t.Errorf("without a contract role: %v", k)
	}
}

func TestEntriesAreTheUsersOwn(t *testing.T) {
	p := load(t, "extends = [\"nanoservice\"]\n[roles.operation]\nexternal = [\"example.com/a\"]\n[roles.contract]\nimports = [\"std\", \"contract\"]\nreach = [\"clock\"]\nstd = [\"time\"]")
	var got []string
	for _, e := range p.Entries() {
		got = append(got, e.Table+"."+e.List+" "+e.Text)
	}
	want := []string{"roles.operation.external example.com/a", "roles.contract.imports contract", "roles.contract.reach clock", "roles.contract.std time"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	r := p.Role("contract")
	if e, ok := r.ReachEntry("clock"); !ok || e.Text != "clock" || !r.MayReach("clock") || r.MayReach("files") {
		t.Errorf("reach of contract: %+v %v", e, ok)
	}
}
