package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/nanoarch/nanoarch/testdata/bench/generate"
	"github.com/nanoarch/nanoarch/testdata/bench/measure"
)

// A given tree stays as it is, whatever is edited, and every row that can be measured has figures.
func TestGivenTree(t *testing.T) {
	tree := t.TempDir()
	p := generate.Program{Services: 3}
	if err := p.Write(tree); err != nil {
		t.Fatal(err)
	}
	before := contents(t, tree)
	o := &options{tree: tree, body: p.Operation(1), contract: p.Contract(0), rows: regexp.MustCompile("import rules|second")}
	b, err := prepare(t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.measure(2); err != nil {
		t.Fatal(err)
	}
	if b.packages != 7 || len(b.rows) != 6 {
		t.Errorf("%d packages, %d rows", b.packages, len(b.rows))
	}
	for _, r := range b.rows {
		if len(r.costs) != 2 || r.median().CPU == 0 || r.median().RSS == 0 {
			t.Errorf("%s: %+v", r.name, r)
		}
	}
	var table bytes.Buffer
	b.print(&table, 2)
	if !strings.Contains(table.String(), "second run, contract edited") {
		t.Errorf("table:\n%s", table.String())
	}
	if before != contents(t, tree) {
		t.Error("the tree was changed")
	}
}

func TestMedian(t *testing.T) {
	r := &row{costs: []measure.Cost{{CPU: 5 * time.Second, RSS: 1}, {CPU: time.Second, RSS: 3}, {CPU: 2 * time.Second, RSS: 2}}}
	if got := r.median(); got.CPU != 2*time.Second || got.RSS != 2 {
		t.Errorf("median = %+v", got)
	}
	if got := (&row{costs: r.costs[:2]}).median().CPU; got != 3*time.Second {
		t.Errorf("median of two = %v", got)
	}
}

func contents(t *testing.T, tree string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(tree, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		all.WriteString(name + "\x00" + string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
