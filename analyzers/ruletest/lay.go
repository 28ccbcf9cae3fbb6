package ruletest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Lay writes the files of an archive to a folder that can be laid over a tree, and returns it with the lines at the top of
// the archive. A file named "edit PATH" holds changes to a file of the tree; the format stands in
// testdata/breaks/README.md.
func Lay(t testing.TB, tree, archive string) (overlay, comment string) {
	t.Helper()
	ar, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	if len(ar.Files) == 0 {
		t.Fatalf("%s holds no file", archive)
	}
	overlay = t.TempDir()
	for _, f := range ar.Files {
		path, content := f.Name, string(f.Data)
		if p, ok := strings.CutPrefix(path, "edit "); ok {
			path, content = p, edit(t, tree, p, content)
		}
		full := filepath.Join(overlay, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return overlay, string(ar.Comment)
}

// edit applies hunks to a file of a tree.
func edit(t testing.TB, tree, path, hunks string) string {
	t.Helper()
	old, err := os.ReadFile(filepath.Join(tree, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(old), "\n")
	for _, hunk := range strings.Split(strings.Trim(hunks, "\n"), "\n\n") {
		var before, after []string
		for _, l := range strings.Split(hunk, "\n") {
			if l[0] != '+' {
				before = append(before, l[1:])
			}
			if l[0] != '-' {
				after = append(after, l[1:])
			}
		}
		at := slices.IndexFunc(indexes(len(lines)-len(before)+1), func(i int) bool { return slices.Equal(lines[i:i+len(before)], before) })
		if at < 0 {
			t.Fatalf("%s does not hold the lines\n%s", path, strings.Join(before, "\n"))
		}
		lines = slices.Concat(lines[:at], after, lines[at+len(before):])
	}
	return strings.Join(lines, "\n")
}

func indexes(n int) []int {
	out := make([]int, max(n, 0))
	for i := range out {
		out[i] = i
	}
	return out
}
