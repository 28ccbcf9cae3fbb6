package change

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const twoOperations = `
-- shop/quote/contract/contract.go --
package contract

import "context"

type Quote interface{ Quote(ctx context.Context, in In) (Out, error) }

type In struct{ SKU string }

type Out struct{ Cents int }
-- shop/quote/quote.go --
package quote

import (
	"context"

	"example.com/m/shop/quote/contract"
)

type Handler struct{}

var _ contract.Quote = Handler{}

func (Handler) Quote(ctx context.Context, in contract.In) (contract.Out, error) { return contract.Out{}, ctx.Err() }
-- shop/place/place.go --
package place

import (
	"context"

	"example.com/m/shared/log"
	"example.com/m/shop/quote/contract"
)

type Handler struct{ Quote contract.Quote }

func (h Handler) Place(ctx context.Context, sku string) (int, error) {
	log.Print(sku)
	out, err := h.Quote.Quote(ctx, contract.In{SKU: sku})
	return out.Cents, err
}
-- shop/place/place_test.go --
package place
-- shared/log/log.go --
package log

import "strings"

func Print(s string) { write(strings.ToUpper(s)) }

func write(string) {}
-- cmd/app/main.go --
package main

import (
	"example.com/m/shop/place"
	"example.com/m/shop/quote"
)

func main() { _ = place.Handler{Quote: quote.Handler{}} }
`

// edited replaces parts of an archive; a file whose new name is "" is dropped.
func edited(t *testing.T, archive string, edits ...string) string {
	t.Helper()
	for i := 0; i < len(edits); i += 2 {
		if !strings.Contains(archive, edits[i]) {
			t.Fatalf("there is no %q", edits[i])
		}
		archive = strings.ReplaceAll(archive, edits[i], edits[i+1])
	}
	return archive
}

// lines writes the rows of a report that are not about contracts, a line each.
func lines(r *Report) string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, p := range r.Packages.Added {
		add("+package %s %s", p.Dir, p.Role)
	}
	for _, p := range r.Packages.Removed {
		add("-package %s %s", p.Dir, p.Role)
	}
	for _, m := range r.Packages.Moved {
		add("moved %s %s", m.From, m.To)
	}
	for _, x := range r.Packages.Reclassified {
		add("role %s %s -> %s", x.Dir, x.Before, x.After)
	}
	for sign, list := range map[string][]Import{"+": r.Imports.Added, "-": r.Imports.Removed} {
		for _, i := range list {
			add("%simport %s %s", sign, i.From, i.To)
		}
	}
	for sign, list := range map[string][]Flow{"+": r.Flows.Added, "-": r.Flows.Removed} {
		for _, f := range list {
			add("%sflow %s %s %s", sign, f.From, f.To, f.Method)
		}
	}
	for sign, list := range map[string][]Effect{"+": r.Effects.Added, "-": r.Effects.Removed} {
		for _, e := range list {
			add("%seffect %s %s %s %v %v", sign, e.Package, e.Reach, e.Symbol, e.Via, e.Operations)
		}
	}
	for _, m := range r.Dependencies.Modules {
		add("module %s %s -> %s", m.Path, m.Before, m.After)
	}
	for sign, list := range map[string][]string{"+": r.Dependencies.Packages.Added, "-": r.Dependencies.Packages.Removed} {
		for _, p := range list {
			add("%soutside %s", sign, p)
		}
	}
	sortLines(out)
	return strings.Join(out, "\n")
}

func sortLines(l []string) {
	for i := range l {
		for j := i; j > 0 && l[j] < l[j-1]; j-- {
			l[j], l[j-1] = l[j-1], l[j]
		}
	}
}

func TestPrograms(t *testing.T) {
	for _, test := range []struct {
		name  string
		edits []string
		want  string
	}{
		{"nothing", nil, ""},
		{"a body", []string{"return out.Cents, err", "return 2 * out.Cents, err"}, ""},
		{"a flow less", []string{"out, err := h.Quote.Quote(ctx, contract.In{SKU: sku})\n	return out.Cents, err", "return len(sku), ctx.Err()"}, "-flow shop/place shop/quote/contract Quote"},
		{"an operation moves", []string{"-- shop/place/", "-- shop/submit/", "package place", "package submit", "m/shop/place\"", "m/shop/submit\"", "place.Handler", "submit.Handler"},
			"moved shop/place shop/submit"},
		{"a contract moves", []string{"shop/quote/contract", "shop/price/contract"}, "moved shop/quote/contract shop/price/contract"},
		{"the module is renamed", []string{"example.com/m/", "example.com/n/", "-- shared/log/log.go --", "-- go.mod --\nmodule example.com/n\n\ngo 1.26\n-- shared/log/log.go --"}, ""},
		{"the package clause", []string{"package log", "package logs", "log.Print", "logs.Print"}, ""},
		{"an effect", []string{"	return out.Cents, err", "	go func() {}()\n	return out.Cents, err"}, "+effect shop/place goroutine go func [] []"},
		{"an effect of a helper", []string{`import "strings"`, "import (\n\t\"os\"\n\t\"strings\"\n)", "func write(string) {}", "func write(s string) { os.WriteFile(s, nil, 0) }"},
			"+effect shared/log files os.WriteFile [] [shop/place]\n+effect shop/place files os.WriteFile [log.Print log.write] []"},
		{"an effect through a helper", []string{"	log.Print(sku)\n", "", "	\"example.com/m/shared/log\"\n", "", `import "strings"`, "import (\n\t\"os\"\n\t\"strings\"\n)", "func write(string) {}", "func write(s string) { os.WriteFile(s, nil, 0) }"},
			"+effect shared/log files os.WriteFile [] []\n-import shop/place shared/log"},
		{"a package more", []string{"-- cmd/app/main.go --", "-- shop/cancel/cancel.go --\npackage cancel\n\nimport _ \"example.com/m/shared/log\"\n-- cmd/app/main.go --"},
			"+import shop/cancel shared/log\n+package shop/cancel operation"},
		{"a package less", []string{"	log.Print(sku)\n", "", "	\"example.com/m/shared/log\"\n", "", "-- shared/log/log.go --", "-- shared/log/log.txt --"},
			"-import shop/place shared/log\n-package shared/log shared"},
		{"requirements", []string{"-- cmd/app/main.go --", "-- go.mod --\nmodule example.com/m\n\ngo 1.26\n\nrequire example.com/other v1.2.0\n-- cmd/app/main.go --"}, "module example.com/other  -> v1.2.0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			base := read(t, twoOperations)
			head := read(t, edited(t, twoOperations, test.edits...))
			for _, u := range head.program.Units {
				if u.Problem.Message != "" {
					t.Fatal(u.Problem)
				}
			}
			r := compare(base, head)
			if diff := cmp.Diff(test.want, lines(r)); diff != "" {
				t.Error(diff)
			}
			for _, c := range r.Contracts {
				t.Errorf("%+v", c)
			}
			back := compare(head, base)
			if diff := cmp.Diff(strings.Count(lines(r), "\n"), strings.Count(lines(back), "\n")); diff != "" {
				t.Errorf("the other way round:\n%s", lines(back))
			}
		})
	}
}

// TestAffected says who relies on what broke.
func TestAffected(t *testing.T) {
	for _, test := range []struct {
		name  string
		edits []string
		want  string
	}{
		{"a field that one reads", []string{"type Out struct{ Cents int }", "type Out struct{ Euros int }", "out.Cents", "out.Euros"}, "Out.Cents: shop/place"},
		{"a field that nobody reads", []string{"type Out struct{ Cents int }", "type Out struct{ Cents int; More string }"}, "Out.More:"},
		{"an input that one sends", []string{"type In struct{ SKU string }", "type In struct{ SKU string; Count int }"}, "In.Count: shop/place (unchanged), shop/quote (implements, unchanged)"},
		{"a method for implementations", []string{"interface{ Quote(", "interface{ Close(); Quote(", "func (Handler) Quote", "func (Handler) Close() {}\n\nfunc (Handler) Quote"}, "Quote.Close: shop/quote (implements)"},
		{"an error", []string{`import "context"

type Quote`, `import (
	"context"
	"errors"
)

var ErrGone = errors.New("gone")

type Quote`}, "ErrGone: shop/place (unchanged)"},
		{"an unchanged importer that no longer compiles", []string{"type Out struct{ Cents int }", "type Out struct{ Euros int }"}, "Out.Cents: shop/place (unchanged)"},
		{"the whole contract", []string{"-- shop/quote/contract/contract.go --", "-- shop/quote/contract/contract.txt --"}, ": shop/place (unchanged), shop/quote (implements, unchanged)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := compare(read(t, twoOperations), read(t, edited(t, twoOperations, test.edits...)))
			var got []string
			for _, c := range r.Contracts {
				var names []string
				for _, a := range c.Affected {
					var notes []string
					if a.Implements {
						notes = append(notes, "implements")
					}
					if a.Unchanged {
						notes = append(notes, "unchanged")
					}
					if len(notes) > 0 {
						a.Package += " (" + strings.Join(notes, ", ") + ")"
					}
					names = append(names, a.Package)
				}
				got = append(got, strings.TrimSpace(c.Symbol+": "+strings.Join(names, ", ")))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSpread says which operations and tests a change reaches.
func TestSpread(t *testing.T) {
	r := compare(read(t, twoOperations), read(t, edited(t, twoOperations, "func write(string) {}", "func write(s string) { _ = s }")))
	want := Affected{Packages: []string{"shared/log"}, Operations: []string{}, Tests: []string{"shop/place"}, Commands: []string{"go test ./shop/place"}}
	if diff := cmp.Diff(want, r.Affected); diff != "" {
		t.Error(diff)
	}
	if !r.Silent() {
		t.Errorf("a body says something: %+v", r)
	}
	nested := twoOperations + "-- tools/go.mod --\nmodule example.com/tools\n\ngo 1.26\n-- tools/a/a.go --\npackage a\n\nvar A = 1\n-- tools/a/a_test.go --\npackage a\n" +
		"-- nanoarch.toml --\n" + policyText + "[roles.tools]\npackages = [\"tools/**\"]\nimports = [\"std\"]\n"
	r = compare(read(t, nested), read(t, edited(t, nested, "var A = 1", "var A = 2")))
	if diff := cmp.Diff([]string{"go test -C tools ./a"}, r.Affected.Commands); diff != "" {
		t.Error(diff)
	}
	if got := quoted("a b'c"); got != `'a b'\''c'` {
		t.Error(got)
	}
}

func TestTranslation(t *testing.T) {
	var tr translation
	tr.add("example.com/m/a", "example.com/m/b")
	tr.add("example.com/m/a/x", "example.com/m/c")
	tr.sort()
	for in, want := range map[string]string{
		"example.com/m/a":               "example.com/m/b",
		"example.com/m/a.T":             "example.com/m/b.T",
		"(*example.com/m/a.T).M":        "(*example.com/m/b.T).M",
		"map[example.com/m/a/x.K]int":   "map[example.com/m/c.K]int",
		"example.com/m/a/y.T":           "example.com/m/a/y.T",
		"example.com/m/ab.T":            "example.com/m/ab.T",
		"xexample.com/m/a.T":            "xexample.com/m/a.T",
		"a example.com/m/a, b":          "a example.com/m/b, b",
		"[]example.com/m/a.T{a/b \"c\"": "[]example.com/m/b.T{a/b \"c\"",
		"":                              "",
	} {
		if got := tr.of(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
