package scaffold

import (
	"flag"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the tests get")

// TestCarry runs testdata/carry: a template before (old/) and after a change (new/), a package (pkg/), and what becomes of
// it (want/), or "error: " and a part of the reason. Each result must stand on the new template.
func TestCarry(t *testing.T) {
	files, err := filepath.Glob("testdata/carry/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			part := func(dir string) map[string][]byte {
				out := map[string][]byte{}
				for _, f := range a.Files {
					if rest, ok := strings.CutPrefix(f.Name, dir+"/"); ok {
						out[rest] = f.Data
					}
				}
				return out
			}
			got, reason := carried(t, part("old"), part("new"), part("pkg"))
			if _, want, ok := strings.Cut(string(a.Comment), "error: "); ok {
				if want = strings.TrimSpace(want); !strings.Contains(reason, want) {
					t.Errorf("the reason is %q, want %q", reason, want)
				}
				return
			}
			if reason != "" {
				t.Fatalf("the package is left as it is: %s", reason)
			}
			if diff := cmp.Diff(texts(part("want")), texts(got)); diff != "" {
				if *update {
					a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "want/") })
					for _, n := range slices.Sorted(maps.Keys(got)) {
						a.Files = append(a.Files, txtar.File{Name: "want/" + n, Data: got[n]})
					}
					write(t, name, txtar.Format(a))
					return
				}
				t.Errorf("-want +got:\n%s", diff)
			}
			again, reason := carried(t, part("old"), part("new"), got)
			if diff := cmp.Diff(texts(got), texts(again)); diff != "" || reason != "" {
				t.Errorf("a second run changes it again: %s\n%s", reason, diff)
			}
		})
	}
}

func texts(files map[string][]byte) map[string]string {
	out := map[string]string{}
	for n, b := range files {
		out[n] = string(b)
	}
	return out
}

// carried returns a package after sync, and why it is left as it is.
func carried(t *testing.T, old, next, pkg map[string][]byte) (map[string][]byte, string) {
	t.Helper()
	names := []Name{{"capability", "billing", "Billing"}, {"operation", "charge", "Charge"}}
	const dir, path, hole = "services/billing/charge", "example.com/m/services/billing/charge", "example.com/m/internal/hole"
	parse := func(files map[string][]byte, at bool) *Tree {
		tree, err := Parse("templates/operation", "example.com/m/templates/operation", hole, files)
		if !at {
			tree, err = Parse(dir, path, hole, files)
		}
		if err == nil && at {
			tree, err = tree.At(dir, path, names)
		}
		if err != nil {
			t.Fatal(err)
		}
		return tree
	}
	code, now := parse(pkg, false), parse(next, true)
	files, reason := carryBest(code, now, []*Tree{parse(old, true)}, names)
	out := maps.Clone(pkg)
	for n, b := range files {
		if out[n] = b; b == nil {
			delete(out, n)
		}
	}
	if reason != nil {
		return nil, reason.Error()
	}
	return out, ""
}
