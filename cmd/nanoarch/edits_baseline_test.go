package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
)

// TestRandomBaselines is TestRandomEdits for an old program whose findings are left for later, and taken up again.
func TestRandomBaselines(t *testing.T) {
	from := old(t)
	e := &editor{Rand: rand.New(rand.NewPCG(20260101, 0)), dir: t.TempDir(), made: map[string]int{}}
	e.kinds = slices.Concat(baselineKinds, baselineKinds, importKinds, fileKinds)
	e.copyTree(t, from)
	codes := e.edits(t, randomEdits)
	t.Logf("exit codes %v; edits %v", codes, e.made)
	if !t.Failed() && len(codes) < 2 {
		t.Errorf("the edits prove nothing: exit codes %v", codes)
	}
}

// baselineKinds leave findings for later, and tamper with what says so.
var baselineKinds = []kind{
	{"baseline", func(e *editor, t *testing.T) (string, bool) { return e.baseline(t) }},
	{"pruned baseline", func(e *editor, t *testing.T) (string, bool) {
		if len(e.baselines(t)) == 0 {
			return "", false
		}
		return e.baseline(t, "--prune")
	}},
	{"damaged baseline", inBaseline(func(e *editor, text string) string {
		lines := strings.SplitAfter(text, "\n")
		i, j := e.IntN(len(lines)), e.IntN(len(lines))
		switch e.IntN(3) {
		case 0:
			lines[i] = ""
		case 1:
			lines[i], lines[j] = lines[j], lines[i]
		default:
			lines[i] += lines[j]
		}
		return strings.Join(lines, "")
	})},
	{"other count in the baseline", inBaseline(func(e *editor, text string) string {
		return strings.Replace(text, "count   = 1\n", "count   = "+e.word("2", "3", "0")+"\n", 1)
	})},
	{"note in the baseline", inBaseline(func(e *editor, text string) string {
		return strings.Replace(text, "count   = 1\n", "count   = 1\nreason  = \""+e.word("old", "older")+"\"\n", 1)
	})},
	{"file of another package's baseline", func(e *editor, t *testing.T) (string, bool) {
		names := e.baselines(t)
		if len(names) == 0 {
			return "", false
		}
		from, to := names[e.IntN(len(names))], baseline.Name(e.folder())
		text := e.read(t, from)
		e.remove(t, from)
		e.write(t, to, text)
		return from + " to " + to, from != to
	}},
}

// baseline runs the command of that name.
func (e *editor) baseline(t *testing.T, args ...string) (string, bool) {
	before := e.baselines(t)
	var out bytes.Buffer
	code := run(t.Context(), append([]string{"baseline", "-C", e.dir}, args...), &out, &out)
	for _, name := range append(before, e.baselines(t)...) {
		e.note(name)
	}
	return strings.TrimSpace(out.String()), code == 0
}

// baselines returns the files of the baseline, sorted.
func (e *editor) baselines(t *testing.T) (out []string) {
	t.Helper()
	_ = filepath.WalkDir(e.full(baseline.Dir), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(e.dir, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return nil // it may not be there
	})
	return out
}

// inBaseline makes an edit of one of the files.
func inBaseline(change func(*editor, string) string) func(*editor, *testing.T) (string, bool) {
	return func(e *editor, t *testing.T) (string, bool) {
		names := e.baselines(t)
		if len(names) == 0 {
			return "", false
		}
		name := names[e.IntN(len(names))]
		before := e.read(t, name)
		after := change(e, before)
		if after == before {
			return "", false
		}
		e.write(t, name, after)
		return name, true
	}
}
