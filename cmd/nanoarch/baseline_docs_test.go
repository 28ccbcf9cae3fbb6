package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBaselinePage runs docs/baseline.md: it prints what the page shows.
func TestBaselinePage(t *testing.T) {
	page := read(t, "docs/baseline.md")
	seeded := filepath.Join(repository, "testdata", "seeded", "services")
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	ran := 0
	for _, block := range regexp.MustCompile("(?ms)^```console\n(.*?)^```").FindAllStringSubmatch(page, -1) {
		if err := os.CopyFS("services", os.DirFS(seeded)); err != nil && !errors.Is(err, os.ErrExist) {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+block[1], "\n$ ")[1:] {
			line, want, _ := strings.Cut(part, "\n")
			ran++
			want = strings.TrimRight(want, "\n")
			if diff := cmp.Diff(want, shown(strings.TrimRight(typed(t, line), "\n"), want)); diff != "" {
				t.Errorf("%s (on the page -, in truth +):\n%s", line, diff)
			}
		}
	}
	if ran < 8 {
		t.Errorf("the page has only %d commands", ran)
	}
}

// typed runs a command line of a page.
func typed(t *testing.T, line string) string {
	t.Helper()
	var args []string
	for _, m := range regexp.MustCompile(`"([^"]*)"|\S+`).FindAllStringSubmatch(line, -1) {
		if m[1] != "" {
			m[0] = m[1]
		}
		args = append(args, m[0])
	}
	var out bytes.Buffer
	var err error
	switch args[0] {
	case "nanoarch":
		run(t.Context(), args[1:], &out, &out)
	case "cat":
		out.Write(must(os.ReadFile(args[1])))
	case "rm":
		err = os.Remove(args[1])
	default:
		t.Fatalf("no test runs %q", line)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// shown leaves out of what was printed what the page leaves out, where it has dots.
func shown(got, want string) string {
	head, tail, dots := strings.Cut(want, "...\n")
	if !dots || len(got) < len(head)+len(tail) || !strings.HasPrefix(got, head) || !strings.HasSuffix(got, tail) {
		return got
	}
	return want
}
