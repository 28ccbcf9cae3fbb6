package contractonly

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

const policy = `
version = 1
[roles.operation]
packages = ["svc/{capability}/{operation}"]
imports  = ["contract", "std"]
reason   = "replaced behind its contract"
[roles.contract]
packages = ["svc/{capability}/{operation}/contract"]
imports  = ["model"]
[roles.model]
packages = ["svc/{capability}/model"]
[roles.shared]
packages = ["shared"]
[tests]
imports = ["kit"]
[roles.kit]
is       = "tests"
packages = ["kit"]
imports  = ["*"]
[roles.open]
is       = "operation"
packages = ["open/{operation}"]
imports  = ["open"]
contract = "self"
`

const own, foreign, model = "example.com/m/svc/orders/place", "example.com/m/svc/stock/reserve", "example.com/m/svc/stock/model"

func judge(t *testing.T, dir, extra string, p inventory.Package) []*subject.Finding {
	t.Helper()
	p.Files = ruletest.Files()
	return check(ruletest.Subject(t, policy+extra, dir, &p))
}

func use(path, name string, via inventory.Via, file, offset int) inventory.Use {
	return inventory.Use{
		Symbol: inventory.Symbol{Pkg: path, Name: name}, Kind: inventory.UseType, Via: via, Test: file == 1,
		At: []inventory.Place{{Pos: ruletest.At(file, offset)}},
	}
}

func one(t *testing.T, found []*subject.Finding) *subject.Finding {
	t.Helper()
	if len(found) != 1 {
		t.Fatalf("%d findings, want one", len(found))
	}
	return found[0]
}

// TestPositions: the finding stands at an import that everybody builds, whatever the files are called. A waiver at the
// imports lets it through, so uses are no places of it.
func TestPositions(t *testing.T) {
	f := one(t, judge(t, "svc/orders/place", "", inventory.Package{
		Imports: []inventory.Import{ruletest.Import(foreign, 1, 5), ruletest.Import(foreign, 2, 6), ruletest.Import(foreign, 0, 90), ruletest.Import(foreign, 3, 7)},
		Uses:    []inventory.Use{use(foreign, "Handler", inventory.ViaName, 0, 120)},
	}))
	want := []inventory.Pos{ruletest.At(0, 90), ruletest.At(1, 5), ruletest.At(2, 6)}
	if diff := cmp.Diff(want, f.Positions); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
	if f.Target != foreign || f.Reason != "replaced behind its contract" {
		t.Errorf("target %s, reason %q", f.Target, f.Reason)
	}
	if want := []subject.Related{{Path: "svc/stock/reserve/contract", Message: "the contract is " + foreign + "/contract"}}; cmp.Diff(want, f.Related) != "" {
		t.Errorf("related %+v", f.Related)
	}
}

func TestGeneratedImportsAreNotJudged(t *testing.T) {
	if found := judge(t, "svc/orders/place", "", inventory.Package{Imports: []inventory.Import{ruletest.Import(foreign, 3, 1)}}); len(found) > 0 {
		t.Errorf("found %s", found[0].Message)
	}
}

// TestInferred: a value that nobody may hand over came through a fault that is reported elsewhere.
func TestInferred(t *testing.T) {
	contract := foreign + "/contract"
	tests := []struct {
		name  string
		p     inventory.Package
		found string // part of the message, "" for none
	}{
		{"a contract that may know it hands it over", inventory.Package{
			Imports: []inventory.Import{ruletest.Import(contract, 0, 1)}, Uses: []inventory.Use{use(model, "Item", inventory.ViaInferred, 0, 50)},
		}, "gets hold of model.Item of model " + model + " without importing it"},
		{"a helper may not know it", inventory.Package{
			Imports: []inventory.Import{ruletest.Import("example.com/m/shared", 0, 1)}, Uses: []inventory.Use{use(model, "Item", inventory.ViaInferred, 0, 50)},
		}, ""},
		{"nobody may know the implementation", inventory.Package{
			Imports: []inventory.Import{ruletest.Import(contract, 0, 1)}, Uses: []inventory.Use{use(foreign, "Handler", inventory.ViaInferred, 0, 50)},
		}, ""},
		{"a test helper may know everything", inventory.Package{
			Imports: []inventory.Import{ruletest.Import("example.com/m/kit", 1, 1)}, Uses: []inventory.Use{use(foreign, "Handler", inventory.ViaEmbedded, 1, 50)},
		}, "gets hold of reserve.Handler of operation " + foreign + " in a test without importing it"},
		{"a test helper is nobody for code", inventory.Package{
			Imports: []inventory.Import{ruletest.Import("example.com/m/kit", 1, 1)}, Uses: []inventory.Use{use(foreign, "Handler", inventory.ViaInferred, 0, 50)},
		}, ""},
		{"an own fault hands it over", inventory.Package{
			Imports: []inventory.Import{ruletest.Import(foreign, 0, 1)}, Uses: []inventory.Use{use(model, "Item", inventory.ViaInferred, 0, 50)},
		}, "imports operation " + foreign},
	}
	for _, test := range tests {
		found := judge(t, "svc/orders/place", "", test.p)
		if test.found == "" {
			if len(found) > 0 {
				t.Errorf("%s: found %s", test.name, found[0].Message)
			}
			continue
		}
		if len(found) != 1 || !strings.Contains(found[0].Message, test.found) {
			t.Errorf("%s: found %d", test.name, len(found))
		}
	}
}

func TestPackagesWithoutRole(t *testing.T) {
	p := inventory.Package{Imports: []inventory.Import{ruletest.Import(foreign, 0, 1)}}
	if found := judge(t, "nowhere", "", p); len(found) > 0 {
		t.Error("a package without a role is reported twice")
	}
	f := one(t, judge(t, "nowhere", "[rules.unclassified]\nlevel = \"warn\"\n", p))
	if want := "package example.com/m/nowhere imports operation " + foreign + "; only its contract may be known to others, so go through " + foreign + "/contract"; f.Message != want {
		t.Errorf("message %q, want %q", f.Message, want)
	}
}

// TestAdvice: nobody is sent to a contract that the lists refuse as well.
func TestAdvice(t *testing.T) {
	for dir, want := range map[string]string{
		"svc/orders/place": "an operation may import only contract, std, so go through " + foreign + "/contract: replaced behind its contract",
		"shared":           "a shared package may import nothing, so take what it does as a parameter or a field that a root binds",
	} {
		f := one(t, judge(t, dir, "", inventory.Package{Imports: []inventory.Import{ruletest.Import(foreign, 0, 1)}}))
		if _, way, _ := strings.Cut(f.Message, "; "); way != want {
			t.Errorf("%s: way out %q, want %q", dir, way, want)
		}
		if knows := dir != "shared"; knows != (len(f.Related) == 1) {
			t.Errorf("%s: related %v", dir, f.Related)
		}
	}
}

// TestSelf: what files left out by build constraints name is not known, only how they import.
func TestSelf(t *testing.T) {
	const target = "example.com/m/open/weigh"
	part := use(target, "Weigher", inventory.ViaName, 0, 40)
	part.Contract = true
	dot := ruletest.Import(target, 2, 7)
	dot.Name = "."
	named := ruletest.Import(target, 2, 8)
	if found := judge(t, "open/pass", "", inventory.Package{Imports: []inventory.Import{ruletest.Import(target, 0, 1), named}, Uses: []inventory.Use{part}}); len(found) > 0 {
		t.Errorf("found %s", found[0].Message)
	}
	f := one(t, judge(t, "open/pass", "", inventory.Package{
		Imports: []inventory.Import{ruletest.Import(target, 0, 1), dot},
		Uses:    []inventory.Use{part, use(target, "New", inventory.ViaName, 0, 60), use(target, "A", inventory.ViaName, 0, 70), use(target, "B", inventory.ViaName, 0, 80)},
	}))
	if !strings.Contains(f.Message, ", namely a dot import, weigh.A, weigh.B, 1 more; ") {
		t.Errorf("message %q", f.Message)
	}
	if diff := cmp.Diff([]inventory.Pos{ruletest.At(0, 60), ruletest.At(0, 70), ruletest.At(0, 80), ruletest.At(2, 7)}, f.Positions); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
	// who does not list the role may not import it, not even for its contract
	f = one(t, judge(t, "svc/orders/place", "", inventory.Package{Imports: []inventory.Import{ruletest.Import(target, 0, 1)}, Uses: []inventory.Use{part}}))
	if !strings.HasPrefix(f.Message, "operation "+own+" imports open "+target+"; ") {
		t.Errorf("message %q", f.Message)
	}
}
