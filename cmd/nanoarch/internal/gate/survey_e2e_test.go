//go:build e2e

package gate

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// patience bounds one reading of one tree, many times over what it takes.
const patience = 4 * time.Minute

// TestBigTrees tries large programs: a survey tells everything about them, and layers find what the go command's own
// answers give.
func TestBigTrees(t *testing.T) {
	for _, tree := range []struct {
		name, module string
		prepare      func(t *testing.T, dir string)
		layers       *layering
	}{
		{name: "tools", module: "golang.org/x/tools@v0.52.0"},
		{name: "golangci-lint", module: "github.com/golangci/golangci-lint/v2@v2.15.0", layers: &linterLayers},
		{name: "moby", module: "github.com/moby/moby/v2@v2.0.0-beta.24"},
		{name: "kubernetes", module: "k8s.io/kubernetes@v1.37.2", prepare: detach, layers: &kubernetesLayers},
	} {
		t.Run(tree.name, func(t *testing.T) {
			dir := copyOf(t, downloaded(t, tree.module))
			if tree.prepare != nil {
				tree.prepare(t, dir)
			}
			goCommand(t, dir, "list", "-e", "-deps", "-test", "./...") // brings the modules
			folders := foldersOf(t, dir)
			t.Run("survey", func(t *testing.T) { surveyTells(t, dir, folders) })
			t.Run("graph", func(t *testing.T) { graphTells(t, dir) })
			if tree.layers != nil {
				t.Run("layers", func(t *testing.T) { tree.layers.compare(t, dir, folders) })
			}
		})
	}
}

// detach lets kubernetes use the published versions of the modules that its repository keeps in staging: a module zip
// holds no other modules.
func detach(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"go.work", "go.work.sum", "vendor"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	staged := regexp.MustCompile(`=> \./staging/src/(k8s\.io/[a-z0-9-]+)`)
	put(t, dir, "go.mod", staged.ReplaceAllString(string(old), "=> $1 v0.37.2"))
}

// foldersOf returns the folders that hold packages, found by nothing but names.
func foldersOf(t *testing.T, root string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != root && (base == "vendor" || base == "testdata" || strings.HasPrefix(base, "_") || strings.HasPrefix(base, ".")) {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(base, ".go") && d.Type().IsRegular() {
			rel, err := filepath.Rel(root, filepath.Dir(name))
			if err != nil {
				return err
			}
			out = append(out, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func surveyTells(t *testing.T, dir string, folders []string) {
	start := time.Now()
	first := surveyOf(t, dir)
	took := time.Since(start)
	var got []string
	for _, p := range first.Packages {
		got = append(got, p.Dir)
		if p.Depth != "dataflow" {
			t.Errorf("%s was read at depth %q", p.Dir, p.Depth)
		}
	}
	if diff := cmp.Diff(folders, got); diff != "" {
		t.Errorf("folders -, survey +:\n%s", diff)
	}
	for _, e := range first.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	want := document(t, first)
	same(t, "a second run", want, document(t, surveyOf(t, dir)))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	same(t, "a run on one processor", want, document(t, surveyOf(t, dir)))
	t.Logf("%d packages, first read in %v", len(got), took.Round(time.Millisecond))
}

func surveyOf(t *testing.T, dir string) *Surveyed {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	s, err := Survey(ctx, Options{Dir: dir, NoCache: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func document(t *testing.T, s *Surveyed) []byte {
	t.Helper()
	out, err := json.MarshalIndent(s.SurveyReport, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// same demands equal documents and shows the first line that differs.
func same(t *testing.T, what string, want, got []byte) {
	t.Helper()
	if bytes.Equal(want, got) {
		return
	}
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range min(len(w), len(g)) {
		if !bytes.Equal(w[i], g[i]) {
			t.Errorf("%s differs at line %d: %s, was %s", what, i+1, g[i], w[i])
			return
		}
	}
	t.Errorf("%s has %d lines, was %d", what, len(g), len(w))
}
