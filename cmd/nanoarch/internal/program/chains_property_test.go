package program

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// TestChainsByDefinition compares the search in groups with the plain definition, pair by pair, on random programs.
func TestChainsByDefinition(t *testing.T) {
	policies := []string{
		`forbid|from = "a/**"|to = ["b/**", "c/{x}/{y}"]|except = [{ from = "*/p/*", to = "b/**" }]`,
		`forbid|from = "{k}/{s}/*"|to = "{k2}/{s}/{o}"|except = ["{k}/q/**", { from = "a/**", to = "{k2}/p/**" }]`,
		`forbid|from = ["a/{s}/**", "b/{s}/{o}"]|to = [{ role = "bs", same = ["s"] }, "c/{s}/**"]|except = [{ to = "b/{s}/2" }]`,
		`forbid|from = { role = "as" }|to = "{k}/{s}/1"|except = [{ from = "{k}/{s}/*", to = "{k}/{s}/*" }]`,
		`protect|packages = "b/{s}/**"|only = ["b/**", "a/{s}/**"]|open = "b/{s}/1"|except = [{ from = "c/p/*", to = "b/q/*" }]`,
		`protect|packages = { role = "as" }|only = [{ role = "bs", same = ["s"] }]`,
		`layers|order = ["a/{s}/**", ["b/{s}/1", "b/{s}/2"], "c/**"]|except = [{ from = "c/{s}/1", to = "b/{s}/1" }]`,
		`layers|order = ["{k}/{s}/1", { together = ["{k}/{s}/2", "{k}/{s}/3"] }]`,
		`independent|packages = "{k}/{s}/*"|except = [{ from = "a/p/**", to = "b/**" }, "c/q/**"]`,
		`independent|packages = ["a/{s}/**", "b/{t}/**"]`,
	}
	r := rand.New(rand.NewPCG(21, 22))
	broken := 0
	for round := range 120 {
		kind, rest, _ := strings.Cut(policies[round%len(policies)], "|")
		policy := fmt.Sprintf("[[%s]]\nname = \"n\"\nvia = \"any\"\n%s\n", kind, strings.ReplaceAll(rest, "|", "\n")) +
			"[roles.as]\npackages = [\"a/{s}/{o}\"]\nimports = [\"*\"]\n[roles.bs]\npackages = [\"b/{s}/{o}\"]\nimports = [\"*\"]\n"
		p := newProgram(t, policy, randomUnits(r, 1+r.IntN(40)))
		want := brokenPairs(p, p.Policy.Edges()[0])
		var froms []string
		for _, f := range run(p, "imports") {
			froms = append(froms, f.Package.Dir)
			chain := strings.Split(chainOf(f.Message), " -> ")
			to := strings.TrimPrefix(chain[len(chain)-1], module+"/")
			if !want[f.Package.Dir][to] {
				t.Errorf("%s\n%s reaches %s, which breaks nothing", policy, f.Package.Dir, to)
			}
		}
		var wantFroms []string
		for from := range want {
			wantFroms = append(wantFroms, from)
		}
		slices.Sort(wantFroms)
		slices.Sort(froms)
		if diff := cmp.Diff(wantFroms, slices.Compact(froms)); diff != "" {
			t.Fatalf("%s\nimporters (-want +got):\n%s", policy, diff)
		}
		broken += len(want)
	}
	if broken < 200 {
		t.Errorf("only %d broken importers in all: the test shows little", broken)
	}
}

func chainOf(message string) string {
	_, rest, _ := strings.Cut(message, " by ")
	chain, _, _ := strings.Cut(rest, "; ")
	return chain
}

func randomUnits(r *rand.Rand, edges int) []*inventory.Package {
	var dirs []string
	for _, k := range []string{"a", "b", "c"} {
		for _, s := range []string{"p", "q"} {
			for o := 1; o <= 3; o++ {
				dirs = append(dirs, fmt.Sprintf("%s/%s/%d", k, s, o))
			}
		}
	}
	imports := map[string][]string{}
	for range edges {
		from, to := dirs[r.IntN(len(dirs))], dirs[r.IntN(len(dirs))]
		if r.IntN(6) == 0 {
			to = "test " + to
		}
		imports[from] = append(imports[from], to)
	}
	var out []*inventory.Package
	for _, d := range dirs {
		out = append(out, pkg(d, imports[d]...)...)
	}
	return out
}

// brokenPairs is the definition: from and to match under some values, no exception matches under them, and a chain leads
// from one to the other that has no excepted import.
func brokenPairs(p *Program, r *rules.EdgeRule) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, from := range p.Nodes {
		for _, to := range p.Nodes {
			if from == to {
				continue
			}
			for _, values := range r.Match(from.Class, to.target().Target) {
				if !r.Excepted(from.Class, to.target().Target, values) && leads(r, values, from, to, map[*Node]bool{}) {
					if out[from.Dir] == nil {
						out[from.Dir] = map[string]bool{}
					}
					out[from.Dir][to.Dir] = true
				}
			}
		}
	}
	return out
}

func leads(r *rules.EdgeRule, values rules.Bindings, from, to *Node, seen map[*Node]bool) bool {
	if seen[from] {
		return false
	}
	seen[from] = true
	for _, e := range from.Imports {
		if e.To == nil || e.Test || r.Excepted(from.Class, *e.Target, values) {
			continue
		}
		if e.To == to || leads(r, values, e.To, to, seen) {
			return true
		}
	}
	return false
}
