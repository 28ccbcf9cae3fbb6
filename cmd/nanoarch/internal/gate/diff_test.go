package gate

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
)

// gitRepository makes a repository with one commit of the program that pull requests change.
func gitRepository(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "repo")
	if err := os.CopyFS(dir, os.DirFS("../../../../testdata/change")); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"init -q -b main", "add -A", "-c user.name=a -c user.email=a@example.com -c commit.gpgsign=false commit -q -m base"} {
		if out, err := exec.CommandContext(t.Context(), "git", append([]string{"-C", dir}, strings.Fields(line)...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", line, err, out)
		}
	}
	return dir
}

func replaceIn(t *testing.T, file, from, to string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(b), from) {
		t.Fatal(file, err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(b), from, to, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	time.Sleep(60 * time.Millisecond) // stamps of files that were just written tell nothing
}

// A base that was judged before is not opened again: neither its files nor its records are read, but those of packages that
// differ. Of the head only what changed is read.
func TestDiffReadsWhatDiffers(t *testing.T) {
	dir := gitRepository(t)
	o := Options{Dir: dir, CacheDir: t.TempDir()}
	file := filepath.Join(dir, "services", "orders", "place", "place.go")
	write := func(*Compared) ([]byte, error) { return []byte("document"), nil }
	for _, amount := range []string{"250", "251"} { // the first run finds the sections missing that a check does not need
		if _, err := Check(t.Context(), Options{Dir: dir, CacheDir: o.CacheDir, Revision: "HEAD"}); err != nil {
			t.Fatal(err)
		}
		replaceIn(t, file, "price.Cents", amount+" + price.Cents")
		if _, err := Diff(t.Context(), o, "HEAD", "", write); err != nil {
			t.Fatal(err)
		}
	}
	replaceIn(t, file, "251", "252")
	d, err := newDiff(t.Context(), o, "HEAD", "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	if _, ok := d.recall(t.Context()); ok {
		t.Fatal("an edit was not seen")
	}
	c, err := d.compare(t.Context())
	if err != nil || !c.Change.Silent() {
		t.Fatal(err, c)
	}
	if d.base.view != nil || !d.base.recalled {
		t.Error("the base was opened")
	}
	if diff := cmp.Diff([]string{"services/orders/place"}, c.Change.Affected.Packages); diff != "" {
		t.Error(diff)
	}
	if n := d.head.stats.Go; n > 8 { // the file, its test, and the files of contracts, shared and format that it names
		t.Errorf("%d Go files of the head were read", n)
	}
	if n := len(d.head.watch.packs); n > 6 {
		t.Errorf("%d records were taken up", n)
	}

	// nothing changed: neither side is read at all
	d.keep([]byte("document"))
	again, err := newDiff(t.Context(), o, "HEAD", "")
	if err != nil {
		t.Fatal(err)
	}
	defer again.close()
	if b, ok := again.recall(t.Context()); !ok || string(b) != "document" || again.base.view != nil {
		t.Errorf("%q %t", b, ok)
	}
}

// A cache that lost what it held costs time only.
func TestDiffWithoutRecords(t *testing.T) {
	dir := gitRepository(t)
	o := Options{Dir: dir, CacheDir: t.TempDir()}
	var reports []*change.Report
	write := func(c *Compared) ([]byte, error) {
		reports = append(reports, c.Change)
		return nil, nil
	}
	file := filepath.Join(dir, "services", "catalog", "quote", "contract", "contract.go")
	replaceIn(t, file, "	Count int\n", "	Count int\n	Currency string\n")
	if _, err := Diff(t.Context(), o, "HEAD", "", write); err != nil {
		t.Fatal(err)
	}
	packs, err := filepath.Glob(filepath.Join(o.CacheDir, "*", "*.pack"))
	if err != nil || len(packs) == 0 {
		t.Fatal(packs, err)
	}
	for _, p := range packs {
		if err := os.Truncate(p, 100); err != nil {
			t.Fatal(err)
		}
	}
	documents, _ := filepath.Glob(filepath.Join(o.CacheDir, "*", "diff-*"))
	for _, d := range documents {
		os.Remove(d)
	}
	if _, err := Diff(t.Context(), o, "HEAD", "", write); err != nil {
		t.Fatal(err)
	}
	if len(reports) != 2 || len(reports[0].Contracts) != 1 {
		t.Fatalf("%d reports", len(reports))
	}
	if diff := cmp.Diff(reports[0].Contracts, reports[1].Contracts); diff != "" {
		t.Error(diff)
	}
}
