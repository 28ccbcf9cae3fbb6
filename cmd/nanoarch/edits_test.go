package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestRandomEdits edits the example application, or one with faults, at random and holds what is said from cached records to
// what a run without a cache says, byte for byte. A few edits pile up, then the application is restored. NANOARCH_EDITS=N makes N
// edits, NANOARCH_EDITS=N,SEED makes others.
func TestRandomEdits(t *testing.T) {
	randomly(t, filepath.Join(repository, "testdata", "shop"), randomEdits, 4, func(t *testing.T, e *editor) {
		e.kinds = slices.Concat(kinds, ruleKinds, ruleKinds)
		if e.IntN(2) > 0 {
			e.withFaults(t)
		}
	})
}

// TestRandomEditsOfModules does the same where what many packages import is a module of its own, and so in another build
// list. Every second edit is made there.
func TestRandomEditsOfModules(t *testing.T) {
	const shared = "shared/contract"
	randomly(t, filepath.Join(repository, "testdata", "shop"), randomEdits, 2, func(t *testing.T, e *editor) {
		e.kinds, e.below, e.tame = slices.Concat(typeKinds, typeKinds, importKinds), shared, true
		path := e.importPath(shared)
		e.write(t, shared+"/go.mod", "module "+path+"\n\ngo 1.26\n")
		e.write(t, "go.mod", e.read(t, "go.mod")+"\nrequire "+path+" v0.0.0\n\nreplace "+path+" => ./"+shared+"\n")
		for name := range e.changed {
			e.clean[name] = e.read(t, name)
		}
		e.changed = map[string]bool{}
	})
}

// randomly edits copies of a program side by side, each at random in its own way.
func randomly(t *testing.T, program string, edits, editors int, prepare func(*testing.T, *editor)) {
	keepBuildCache(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	seed := uint64(20260101)
	if n, s, _ := strings.Cut(os.Getenv("NANOARCH_EDITS"), ","); n != "" {
		edits = must(strconv.Atoi(n))
		if s != "" {
			seed = must(strconv.ParseUint(s, 10, 64))
		}
	}
	var tame atomic.Bool
	codes, made := make([]map[int]int, editors), make([]map[string]int, editors)
	t.Run("editors", func(t *testing.T) {
		for i := range editors {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				e := &editor{Rand: rand.New(rand.NewPCG(seed, uint64(i))), dir: t.TempDir(), made: map[string]int{}}
				e.copyTree(t, program)
				if prepare != nil {
					prepare(t, e)
				}
				if e.tame {
					tame.Store(true)
				}
				codes[i], made[i] = e.edits(t, edits/editors), e.made
			})
		}
	})
	sum, kinds := map[int]int{}, map[string]int{}
	for i := range editors {
		for code, n := range codes[i] {
			sum[code] += n
		}
		for kind, n := range made[i] {
			kinds[kind] += n
		}
	}
	t.Logf("exit codes %v; edits %v", sum, kinds)
	fewest := edits / 10
	if tame.Load() {
		fewest = edits / 50
	}
	if !t.Failed() && (sum[1] < fewest || sum[0]+sum[1] < edits/3) {
		t.Errorf("the edits are too wild to prove anything: exit codes %v", sum)
	}
}

// editor changes files of a copy of a program.
type editor struct {
	*rand.Rand
	dir     string
	clean   map[string]string // contents of all files at first, by slash path
	changed map[string]bool   // files that restore must put back or remove
	touched []string          // by the edit that is being made
	history []string          // edits since the last restore
	made    map[string]int    // edits by kind
	kinds   []kind            // that are made; nil = all
	tame    bool              // these edits seldom break a rule: declarations alone do not
	below   string            // folder that holds every second file that is edited, "" for none
}

// edits makes n edits and returns how often a check had which exit code.
func (e *editor) edits(t *testing.T, n int) map[int]int {
	codes := map[int]int{}
	code := e.compare(t, "check")
	for i := range n {
		if i%5 == 0 || code == 2 && e.IntN(3) > 0 { // faults hide what else is there
			e.restore(t)
			if i%20 == 0 {
				e.compare(t, "check")
			}
		}
		for range 1 + max(0, e.IntN(4)-2) { // two edits between runs now and then
			e.edit(t)
		}
		if e.IntN(4) == 0 {
			time.Sleep(60 * time.Millisecond) // so that stamps are believed, see stamp.isFresh
		}
		code = e.compare(t, "check")
		codes[code]++
		switch {
		case i%10 == 9:
			e.compare(t, "survey")
		case i%10 == 2:
			e.compare(t, "check", "--no-baseline")
		case i%10 == 4:
			e.compare(t, "check", "--rule", []string{"imports", "reach", "contractonly,oneop", "cycles", "failures", "purecontract", "replaceable,contracttest", "dispatch,wiring"}[e.IntN(8)])
		}
	}
	return codes
}

// compare runs a command with a cache, without, and with the cache again, which then knows the outcome.
func (e *editor) compare(t *testing.T, args ...string) (code int) {
	t.Helper()
	cached, code := e.run(t, args...)
	fresh, again := e.run(t, append(args, "--no-cache")...)
	if code != again || cached != fresh {
		t.Fatalf("%s after %q: exit codes %d cached and %d fresh; fresh -, cached +:\n%s", args, e.history, code, again, cmp.Diff(fresh, cached))
	}
	if recalled, again := e.run(t, args...); code != again || recalled != fresh {
		t.Fatalf("%s once more after %q: exit codes %d cached and %d fresh; fresh -, cached +:\n%s", args, e.history, again, code, cmp.Diff(fresh, recalled))
	}
	return code
}

func (e *editor) run(t *testing.T, args ...string) (string, int) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), append(args, "-C", e.dir, "--format", "json"), &out, &errs)
	return out.String() + errs.String(), code
}

// edit makes one random change.
func (e *editor) edit(t *testing.T) {
	t.Helper()
	for {
		from := e.kinds
		if from == nil {
			from = kinds
		}
		kind := from[e.IntN(len(from))]
		e.touched = nil
		what, ok := kind.change(e, t)
		if !ok {
			continue
		}
		e.made[kind.name]++
		e.history = append(e.history, kind.name+": "+what)
		if e.IntN(4) == 0 && kind.name != "same size and time" {
			for _, name := range e.touched { // as tar and rsync do; what is written so is not new to whoever asks for its time
				_ = os.Chtimes(e.full(name), time.Time{}, time.Date(2020, 1, 2, 3, 4, e.IntN(3), 5, time.UTC))
			}
		}
		return
	}
}

// kind is one kind of edit. It says what it did, and whether it could do anything.
type kind struct {
	name   string
	change func(*editor, *testing.T) (what string, ok bool)
}

// kinds are all edits; those of code are most frequent, since most of the others leave nothing that compiles.
var kinds = slices.Concat(codeKinds, typeKinds, codeKinds, typeKinds, importKinds, fileKinds, settingKinds, baselineKinds)

func (e *editor) full(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }

func (e *editor) copyTree(t *testing.T, from string) {
	t.Helper()
	e.clean, e.changed = map[string]string{}, map[string]bool{}
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(from, path)
		rel = filepath.ToSlash(rel)
		e.clean[rel] = string(b)
		e.write(t, rel, string(b))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	e.changed = map[string]bool{}
}

// files returns the Go files of packages as they are now, sorted.
func (e *editor) files() (out []string) {
	_ = filepath.WalkDir(e.dir, func(path string, d fs.DirEntry, err error) error {
		switch name := d.Name(); {
		case err != nil:
		case d.IsDir() && path != e.dir && (name == "testdata" || name == "vendor" || name[0] == '.' || name[0] == '_'):
			return fs.SkipDir
		case d.Type().IsRegular() && strings.HasSuffix(name, ".go"):
			rel, _ := filepath.Rel(e.dir, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return nil
	})
	return out
}

func (e *editor) read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(e.full(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func (e *editor) write(t *testing.T, name, content string) {
	t.Helper()
	e.note(name)
	if err := os.MkdirAll(filepath.Dir(e.full(name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(e.full(name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// remove removes a file, and its folder with it if it was the last one there.
func (e *editor) remove(t *testing.T, name string) {
	t.Helper()
	e.note(name)
	if err := os.RemoveAll(e.full(name)); err != nil {
		t.Fatal(err)
	}
	for dir := filepath.Dir(e.full(name)); dir != e.dir && os.Remove(dir) == nil; {
		dir = filepath.Dir(dir)
	}
}

func (e *editor) note(name string) {
	e.changed[name] = true
	e.touched = append(e.touched, name)
}

// restore makes the program what it was at first: new things go before old ones come back, which they may stand in for.
func (e *editor) restore(t *testing.T) {
	t.Helper()
	names := slices.Sorted(maps.Keys(e.changed))
	for _, name := range names {
		if _, old := e.clean[name]; !old {
			e.remove(t, name)
		}
	}
	for _, name := range names {
		if content, old := e.clean[name]; old {
			e.write(t, name, content)
		}
	}
	e.changed, e.history = map[string]bool{}, nil
}
