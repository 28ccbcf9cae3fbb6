package subject_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

func TestTarget(t *testing.T) {
	s := of(t, scope(t, services), "svc/orders/place")
	tests := []struct {
		path, dir, role string
		kind            rules.TargetKind
	}{
		{"context", "context", "", rules.Std},
		{"C", "C", "", rules.Std},
		{"unsafe", "unsafe", "", rules.Std},
		{"example.com/m/svc/stock/reserve", "svc/stock/reserve", "operation", rules.Own},
		{"example.com/m", ".", "", rules.Own},
		{"example.com/m/svc/orders/place", "svc/orders/place", "operation", rules.Own},
		{"example.com/mother", "example.com/mother", "", rules.External},
		{"outside/lib/x", "outside/lib/x", "", rules.External}, // no dot, but go.mod requires it
		{"github.com/acme/api/v1", "github.com/acme/api/v1", "api", rules.External},
	}
	for _, test := range tests {
		got := s.Target(test.path)
		role := ""
		if got.Class.Role != nil {
			role = got.Class.Role.Name
		}
		if got.Kind != test.kind || got.Path != test.dir || role != test.role || got.ImportPath != test.path {
			t.Errorf("%s: kind %d, path %s, role %q", test.path, got.Kind, got.Path, role)
		}
	}
}

func TestExternalTestBelongsToItsPackage(t *testing.T) {
	p := unit("svc/orders/place")
	p.TestOf, p.ImportPath, p.Name = p.ImportPath, p.ImportPath+"_test", "p_test"
	s, err := scope(t, services).New(p)
	if err != nil {
		t.Fatal(err)
	}
	if own := s.Target("example.com/m/svc/orders/place"); !s.Itself(own) {
		t.Error("the package under test is not the test's own")
	}
	if got, want := s.Label(), "operation example.com/m/svc/orders/place"; got != want {
		t.Errorf("Label() = %q, want %q", got, want)
	}
}

func TestCrosses(t *testing.T) {
	tests := []struct {
		from, to string
		want     bool
	}{
		{"svc/orders/place", "svc/stock/reserve", true},
		{"svc/orders/place", "svc/orders/cancel", true},
		{"svc/orders/place", "svc/orders/cancel/internal/sum", true},
		{"svc/orders/place", "svc/orders/place/internal/sum", false},
		{"svc/orders/place/internal/sum", "svc/orders/place", false},
		{"svc/orders/place/internal/sum", "svc/orders/cancel", true},
		{"svc/orders/place", "svc/orders/model", false},
		{"svc/orders/place", "svc/stock/model", true},
		{"svc/orders/place", "svc/stock", true},   // its root
		{"svc/orders/place", "svc/orders", false}, // its own root
		{"svc/orders/place", "svc/stock/reserve/contract", false},
		{"svc/orders/place", "svc/stock/mocks", false},
		{"svc/orders/place/contract", "svc/orders/place", false},
		{"svc/orders/place/contract", "svc/stock/reserve", true},
		{"web/orders", "svc/orders/place", true},
		{"web/orders", "svc/orders/model", false},
		{"web/orders", "web/stock", true},
		{"cmd/shop", "svc/orders/place", false},
		{"svc/orders", "svc/stock/reserve", false},
		{"kit", "svc/stock/reserve", false},
		{"svc/orders/mocks", "svc/stock/reserve", false},
		{"nowhere", "svc/stock/reserve", true},
		{"svc/orders/place", "nowhere", false},
		{"svc/orders/place", "svc/orders/place", false},
	}
	sc := scope(t, services)
	off := scope(t, services+"[rules.contractonly]\nlevel = \"off\"\n")
	for _, test := range tests {
		to := "example.com/m/" + test.to
		if s := of(t, sc, test.from); s.Crosses(s.Target(to)) != test.want {
			t.Errorf("%s to %s: Crosses = %v", test.from, test.to, !test.want)
		}
		if s := of(t, off, test.from); s.Crosses(s.Target(to)) {
			t.Errorf("%s to %s: crosses though contractonly is off", test.from, test.to)
		}
	}
}

func TestOperationsWithOneCapabilityOnly(t *testing.T) {
	sc := scope(t, `
version = 1
[roles.operation]
packages = ["svc/{capability}/*"]
[roles.transport]
packages = ["web/{capability}"]
`)
	s := of(t, sc, "svc/orders/place")
	if !s.Crosses(s.Target("example.com/m/svc/orders/cancel")) {
		t.Error("two operation packages that share a capability count as one operation")
	}
	web := of(t, sc, "web/orders")
	if web.Crosses(web.Target("example.com/m/svc/orders/cancel")) || !web.Crosses(web.Target("example.com/m/svc/stock/count")) {
		t.Error("a package crosses to its own capability, or not to another one")
	}
}

func TestContractOf(t *testing.T) {
	const apart = `
version = 1
[roles.operation]
packages = ["svc/{operation}"]
[roles.selfish]
is       = "operation"
packages = ["self/{operation}"]
contract = "self"
[roles.check]
is       = "operation"
packages = ["check/{operation}"]
contract = "example.com/lint.Check"
[roles.contract]
packages = ["shared/contract/**", "api/{operation}/v1"]
`
	type answer struct{ Name, Dir string }
	tests := []struct {
		policy, to string
		want       answer
	}{
		{services, "svc/stock/reserve", answer{"example.com/m/svc/stock/reserve/contract", "svc/stock/reserve/contract"}},
		{services, "svc/stock/reserve/internal/x", answer{"example.com/m/svc/stock/reserve/contract", "svc/stock/reserve/contract"}},
		{services, "svc/stock/model", answer{}},
		{services, "nowhere", answer{}},
		{apart, "svc/reserve", answer{"example.com/m/api/reserve/v1", "api/reserve/v1"}},
		{apart, "self/reserve", answer{"example.com/m/self/reserve", "self/reserve"}},
		{apart, "check/spelling", answer{"example.com/lint.Check", ""}},
	}
	for _, test := range tests {
		s := of(t, scope(t, test.policy), "elsewhere")
		name, dir := s.ContractOf(s.Target("example.com/m/" + test.to))
		if diff := cmp.Diff(test.want, answer{name, dir}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.to, diff)
		}
	}
}

func TestUnjudgedLeavesPackagesToUnclassified(t *testing.T) {
	for policy, want := range map[string]bool{
		services: true,
		services + "[rules.unclassified]\nlevel = \"warn\"\n": false,
		"exclude = [\"nowhere/**\"]\n" + services:             false,
		"version = 1\n[[forbid]]\nname = \"x\"\nto = \"y\"\n": false,
	} {
		s := of(t, scope(t, policy), "svc/orders/place")
		if got := s.Unjudged(s.Target("example.com/m/nowhere")); got != want {
			t.Errorf("Unjudged = %v under %s", got, policy)
		}
		if s.Unjudged(s.Target("fmt")) {
			t.Error("the standard library needs no role")
		}
	}
}

func TestContext(t *testing.T) {
	sc := scope(t, services+`
[roles.check]
packages = ["check/*"]
is       = "operation"
contract = "example.com/lint.Check"
[[dispatch]]
send   = "example.com/m/bus.Send"
handle = "(example.com/m/bus.Bus).Handle"
[[protocol]]
type = "example.com/wire.*"
`)
	got := sc.Context
	if diff := cmp.Diff([]string{"example.com/m"}, got.FirstParty); diff != "" {
		t.Errorf("first-party modules (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"example.com/lint.Check"}, got.ContractTypes); diff != "" {
		t.Errorf("contract types (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"outside/lib"}, got.Outside); diff != "" {
		t.Errorf("undotted modules (-want +got):\n%s", diff)
	}
	for _, want := range []string{"example.com/m/bus.Send", "(example.com/m/bus.Bus).Handle"} {
		if !contains(got.Dispatch, want) {
			t.Errorf("dispatch lacks %s", want)
		}
	}
	if !contains(got.Protocols, "example.com/wire.*") {
		t.Error("the policy's protocol type is missing")
	}
	if other := scope(t, services+"[build]\ngoos = \"windows\"\n").Context; other.ID == got.ID {
		t.Error("another build context has the same ID")
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func TestWhere(t *testing.T) {
	p := unit("svc/orders/place")
	p.Files = append(p.Files, inventory.File{Name: "p_test.go", Test: true}, inventory.File{Name: "w.go", Excluded: "//go:build  windows", Test: true})
	s, err := scope(t, services).New(p)
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range []string{"", " in a test", " in a file left out by //go:build windows"} {
		if got := s.Where(&inventory.Import{Pos: inventory.Pos{File: file}}); got != want {
			t.Errorf("Where(%d) = %q, want %q", file, got, want)
		}
	}
}
