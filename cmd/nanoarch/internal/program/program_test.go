package program

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// edges writes the imports of a node: "path kind flags at file:line,...".
func edges(n *Node) []string {
	var out []string
	for _, e := range n.Imports {
		s := e.Target.Path + [...]string{" own", " std", " external"}[e.Target.Kind]
		if e.To == nil && e.Target.Kind == rules.Own {
			s += " gone"
		}
		if e.Test {
			s += " test"
		}
		if e.Excluded {
			s += " excluded"
		}
		for _, site := range e.Sites {
			file, line, _ := Locate(site.Unit, site.Import.Pos)
			s += fmt.Sprintf(" %s:%d", file, line)
		}
		out = append(out, s)
	}
	return out
}

func TestEdges(t *testing.T) {
	p := newProgram(t, "exclude = [\"old/**\"]\n[roles.app]\npackages = [\"**\"]\nimports = [\"*\"]\n", units(
		pkg("a", "b", "=fmt", "test b", "xtest a", "xtest c", "win d", "test old/x", "=github.com/x/y", "missing", "test b"),
		pkg("b"), pkg("c"), pkg("d"), pkg("old/x", "a")))
	want := []string{
		"b own a/a.go:2 a/a_test.go:2 a/a_test.go:4",
		"c own test a/x_test.go:3",
		"d own excluded a/a_windows.go:2",
		"missing own gone a/a.go:5",
		"old/x own gone test a/a_test.go:3",
		"fmt std a/a.go:3",
		"github.com/x/y external a/a.go:4",
	}
	if diff := cmp.Diff(want, edges(p.Node("a"))); diff != "" {
		t.Errorf("edges of a (-want +got):\n%s", diff)
	}
	if p.Node("old/x") != nil || len(p.Nodes) != 4 {
		t.Error("a folder that the policy excludes is part of the program")
	}
	if users := p.Node("b").Users; len(users) != 1 || users[0].From != p.Node("a") {
		t.Errorf("users of b: %v", users)
	}
	if got := len(p.Units); got != 5 {
		t.Errorf("%d units, want 5", got)
	}
}

func TestSeveralModules(t *testing.T) {
	files := map[string]string{
		"go.mod":      "module example.com/m\n\ngo 1.26\n\nrequire other.org/lib v1.0.0\n\nreplace other.org/lib => ./lib\n",
		"lib/go.mod":  "module other.org/lib\n\ngo 1.26\n",
		"tool/go.mod": "module example.com/m/tool\n\ngo 1.26\n",
	}
	read := func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
	mods := modules.New("/src", read, []string{"go.mod", "lib/go.mod", "tool/go.mod"}, nil)
	policy := loadPolicy(t, "[[forbid]]\nname = \"n\"\nfrom = \"a\"\nto = \"tool/**\"\nvia = \"any\"\n")
	p, err := New(policy, units(pkg("a", "=other.org/lib/x"), pkg("lib/x", "=example.com/m/tool/y"), pkg("tool/y")), mods)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`a/a.go:2 error package example.com/m/a reaches package example.com/m/tool/y by example.com/m/a -> example.com/m/lib/x -> example.com/m/tool/y; [[forbid]] "n" forbids it, also through others`,
	}
	if diff := cmp.Diff(want, lines(run(p, "imports"))); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestTiesAreFaults(t *testing.T) {
	policy := loadPolicy(t, "[roles.a]\npackages = [\"**/x\"]\n[roles.b]\npackages = [\"y/**\"]\n")
	_, err := New(policy, units(pkg("y/x"), pkg("y/z/x"), pkg("y/ok")), oneModule())
	var faults rules.Faults
	if !errors.As(err, &faults) || len(faults) != 2 {
		t.Fatalf("error %v, want two faults", err)
	}
	for i, dir := range []string{"y/x", "y/z/x"} {
		if !strings.Contains(faults[i].Message, dir) {
			t.Errorf("fault %d is %q, want it to name %s", i, faults[i].Message, dir)
		}
	}
}

func TestWithoutPolicy(t *testing.T) {
	p, err := New(nil, units(pkg("a", "b", "=fmt"), pkg("b")), oneModule())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b own a/a.go:2", "fmt std a/a.go:3"}, edges(p.Node("a"))); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	for _, r := range Rules {
		if found := r.Run(p, nil); len(found) > 0 {
			t.Errorf("%s judges without a policy: %v", r.Name, lines(found))
		}
	}
}

// TestHelperInBetween shows why no program rule asks for imports of another operation through a helper: none of the
// preset's roles that others may import can itself import an operation, so the package rules report the helper's import.
func TestHelperInBetween(t *testing.T) {
	p := newProgram(t, "extends = [\"nanoservice\"]\n", units(
		pkg("services/a/x", "shared/help"), pkg("shared/help", "services/b/y"), pkg("services/b/y"), pkg("services/b/y/contract"),
		pkg("services/a/x/internal/p"), pkg("services/a/model"), pkg("adapters/q"), pkg("transport/h")))
	allows := func(from, to string) bool {
		target := p.Node(to)
		return p.Policy.Allows(p.Node(from).Class, rules.Target{Kind: rules.Own, Path: to, Class: target.Class}, false).OK
	}
	if !allows("services/a/x", "shared/help") {
		t.Error("the operation may not import the helper; the finding would stand at the wrong place")
	}
	for _, helper := range []string{"shared/help", "services/b/y/contract", "services/a/x/internal/p", "services/a/model", "adapters/q", "transport/h"} {
		if allows(helper, "services/b/y") {
			t.Errorf("%s may import an operation, so an operation behind it would not be seen", helper)
		}
	}
	if found := run(p, "imports"); len(found) > 0 {
		t.Errorf("the fault would be reported twice: %v", lines(found))
	}
}

func TestUnlistedDirectImportIsOneFault(t *testing.T) {
	const policy = `[roles.domain]
packages = ["domain/**"]
imports  = ["lib"]
[roles.lib]
packages = ["lib/**"]
imports  = ["*"]
[roles.db]
packages = ["db/**"]
[[forbid]]
name = "no db"
from = "domain/**"
to   = "db/**"
via  = "any"
`
	p := newProgram(t, policy, units(pkg("domain/a", "db"), pkg("domain/b", "lib"), pkg("lib", "db"), pkg("db")))
	want := []string{
		`domain/b/a.go:2 error domain example.com/m/domain/b reaches db example.com/m/db by example.com/m/domain/b -> example.com/m/lib -> example.com/m/db; [[forbid]] "no db" forbids it, also through others`,
	}
	if diff := cmp.Diff(want, lines(run(p, "imports"))); diff != "" {
		t.Errorf("findings; the import of db by domain/a is the lists' to report (-want +got):\n%s", diff)
	}
}

func TestID(t *testing.T) {
	u := pkg("a")[0]
	base := subject.Finding{Rule: "imports", Package: u, Symbol: "s", Target: "t"}
	moved := base
	moved.Positions, moved.Message = []inventory.Pos{{Start: 9}}, "m"
	if ID(&base) != ID(&moved) {
		t.Error("the id changes with place and message")
	}
	ids := map[string]bool{ID(&base): true}
	for _, f := range []subject.Finding{
		{Rule: "cycles", Package: u, Symbol: "s", Target: "t"},
		{Rule: "imports", Package: pkg("b")[0], Symbol: "s", Target: "t"},
		{Rule: "imports", Package: u, Symbol: "st", Target: ""},
		{Rule: "imports", Package: u, Symbol: "", Target: "st"},
		{Rule: "imports", Symbol: "s", Target: "t"},
	} {
		if ids[ID(&f)] {
			t.Errorf("the id of %+v is another's", f)
		}
		ids[ID(&f)] = true
	}
	if len(ID(&base)) != 12 {
		t.Errorf("id %q, want 12 hex digits", ID(&base))
	}
}

func TestSort(t *testing.T) {
	a, b := pkg("a")[0], pkg("b")[0]
	file(a, "b.go")
	at := func(u *inventory.Package, file, start int, rule string) *subject.Finding {
		return &subject.Finding{Rule: rule, Package: u, Positions: []inventory.Pos{{File: file, Start: start}}}
	}
	want := []*subject.Finding{
		at(a, 0, 10, "z"), at(a, 0, 20, "a"), at(a, 0, 20, "b"), at(a, 0, 900, "a"), at(a, 1, 0, "a"), at(b, 0, 0, "a"),
		{Rule: "policy", File: "nanoarch.toml", Line: 3}, {Rule: "policy", File: "nanoarch.toml", Line: 12},
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		got := slices.Clone(want)
		r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		Sort(got)
		if !slices.Equal(want, got) {
			t.Fatalf("order %v", lines(got))
		}
	}
}

func TestLocate(t *testing.T) {
	u := &inventory.Package{Dir: "d", Files: []inventory.File{{Name: "f.go", Lines: "\x0a\x14"}}}
	for start, want := range map[int]string{0: "d/f.go:1:1", 9: "d/f.go:1:10", 10: "d/f.go:2:1", 29: "d/f.go:2:20", 35: "d/f.go:3:6"} {
		file, line, column := Locate(u, inventory.Pos{Start: start})
		if got := fmt.Sprintf("%s:%d:%d", file, line, column); got != want {
			t.Errorf("offset %d is at %s, want %s", start, got, want)
		}
	}
}

// TestShuffled runs all rules over the same records in other orders.
func TestShuffled(t *testing.T) {
	const policy = `[roles.op]
packages = ["s/{c}/{o}"]
imports = ["op"]
external = ["github.com/none"]
[[acyclic]]
name = "caps"
groups = "s/{c}/**"
[[forbid]]
name = "chain"
from = "s/**"
to = "t/{x}/**"
via = "any"
[[independent]]
name = "ind"
packages = "s/{c}/**"
via = "any"
`
	r := rand.New(rand.NewPCG(11, 12))
	var list []*inventory.Package
	for c := range 5 {
		for o := range 4 {
			var imports []string
			for range 3 {
				imports = append(imports, fmt.Sprintf("s/c%d/o%d", r.IntN(5), r.IntN(4)))
			}
			imports = append(imports, fmt.Sprintf("t/x%d", r.IntN(3)))
			list = append(list, pkg(fmt.Sprintf("s/c%d/o%d", c, o), append(imports, "xtest lib")...)...)
		}
	}
	list = append(list, units(pkg("t/x0"), pkg("t/x1"), pkg("t/x2", "t/x1"), pkg("lib"))...)
	var want []string
	for round := range 10 {
		p := newProgram(t, policy, list)
		var got []string
		for _, rule := range Rules {
			for _, f := range rule.Run(p, nil) {
				got = append(got, ID(f)+" "+strings.Join(append(lines([]*subject.Finding{f}), steps(f)...), " | "))
			}
		}
		if round == 0 {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("round %d (-first +this):\n%s", round, diff)
		}
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	if len(want) < 10 {
		t.Errorf("only %d findings: the test shows little", len(want))
	}
	for i, line := range want {
		if slices.Contains(want[:i], line) {
			t.Errorf("twice: %s", line)
		}
	}
}

func TestEveryRuleHasItsPage(t *testing.T) {
	for _, r := range Rules {
		doc := Doc(r.Name)
		first, _, _ := strings.Cut(doc, "\n")
		if !strings.HasPrefix(first, r.Name) {
			t.Errorf("the page of %s starts with %q", r.Name, first)
		}
		for _, part := range []string{"## Why", "## Bad", "## Good", "## What it cannot see"} {
			if !strings.Contains(doc, part) {
				t.Errorf("the page of %s lacks %q", r.Name, part)
			}
		}
	}
	if Doc("nosuchrule") != "" {
		t.Error("a page of no rule")
	}
}
