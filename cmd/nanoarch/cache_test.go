package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestCacheSurvives does to caches what happens to files in years: whatever it is, what is said from the cache is what a
// run without one says, byte for byte.
func TestCacheSurvives(t *testing.T) {
	keepBuildCache(t)
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	for seed := range uint64(cacheRuns) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := &sufferer{Rand: rand.New(rand.NewPCG(seed, 0)), dir: t.TempDir(), base: t.TempDir()}
			s.suffer(t, int(seed))
		})
	}
}

// sufferer is a copy of the example application with a cache that things happen to.
type sufferer struct {
	*rand.Rand
	dir, base string // the program, and the folder for caches

	edited  string // a Go file that declares a function of which there is a finding
	edits   int
	report  string // without a cache, of the tree as it is
	code    int
	history []string
}

func (s *sufferer) suffer(t *testing.T, turn int) {
	if err := os.CopyFS(s.dir, os.DirFS(filepath.Join(repository, "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	for range 1 + s.IntN(2) {
		s.edit(t)
	}
	s.judge(t)
	if s.code != 1 {
		t.Fatalf("exit code %d:\n%s", s.code, s.report)
	}
	troubles := map[string]func(*testing.T){
		"ten at once": s.tenAtOnce, "killed": s.killed, "no folder": s.noFolder, "clock": s.clock, "git": s.git,
	}
	for _, kind := range cacheFiles {
		for _, how := range s.Perm(len(damages))[:damagesOfAFile] {
			troubles[kind+" "+damages[how].name] = func(t *testing.T) { s.damage(t, kind, damages[how].to) }
		}
	}
	var names []string
	for i, name := range slices.Sorted(maps.Keys(troubles)) {
		if i%cacheShare == turn%cacheShare {
			names = append(names, name)
		}
	}
	s.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names {
		s.history = append(s.history, name)
		troubles[name](t)
		s.holds(t)
		s.holds(t) // from what was written instead
	}
}

// command returns a process of this command on the cache.
func (s *sufferer) command(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	cmd := exec.CommandContext(t.Context(), must(os.Executable()), append([]string{"check", "-C", s.dir, "--format", "json"}, args...)...)
	cmd.Args[0] = "nanoarch" // see TestMain
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+s.base)
	cmd.Stdout, cmd.Stderr = &out, &out
	return cmd, &out
}

func (s *sufferer) check(t *testing.T, args ...string) (string, int) {
	t.Helper()
	cmd, out := s.command(t, args...)
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Error(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// judge finds out what is to be said of the tree as it is.
func (s *sufferer) judge(t *testing.T) {
	t.Helper()
	s.report, s.code = s.check(t, "--no-cache")
}

// holds demands the right report from the cache.
func (s *sufferer) holds(t *testing.T) {
	t.Helper()
	s.equal(t, "from the cache")(s.check(t))
	if t.Failed() {
		t.FailNow()
	}
}

func (s *sufferer) equal(t *testing.T, what string) func(string, int) {
	return func(got string, code int) {
		t.Helper()
		if got != s.report || code != s.code {
			t.Errorf("%s after %q: exit code %d, without a cache %d; without -, with +:\n%s", what, s.history, code, s.code, cmp.Diff(s.report, got))
		}
	}
}

// edit adds a function to an operation that must not have it.
func (s *sufferer) edit(t *testing.T) {
	t.Helper()
	names := must(filepath.Glob(filepath.Join(s.dir, "services", "*", "*", "*.go")))
	names = slices.DeleteFunc(names, func(name string) bool { // but those of operations that are called like their folders
		_, err := os.Stat(filepath.Join(filepath.Dir(name), "contract"))
		return err != nil || filepath.Base(name) != filepath.Base(filepath.Dir(name))+".go"
	})
	s.edited = names[s.IntN(len(names))]
	s.edits++
	content := append(must(os.ReadFile(s.edited)), fmt.Sprintf("\nfunc Extra%03d(ctx context.Context) error { return ctx.Err() }\n", s.edits)...)
	if err := os.WriteFile(s.edited, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// rename edits the same file again, so that it keeps its size and its time, but not what is said of it.
func (s *sufferer) rename(t *testing.T) {
	t.Helper()
	info := must(os.Stat(s.edited))
	before, old, was := must(os.ReadFile(s.edited)), fmt.Sprintf("Extra%03d", s.edits), s.report
	s.edits++
	after := bytes.Replace(before, []byte(old), fmt.Appendf(nil, "Extra%03d", s.edits), 1)
	if err := errors.Join(os.WriteFile(s.edited, after, 0o644), os.Chtimes(s.edited, info.ModTime(), info.ModTime())); err != nil {
		t.Fatal(err)
	}
	if s.judge(t); s.report == was || s.code != 1 {
		t.Fatalf("exit code %d; the edit of %s does not show:\n%s", s.code, s.edited, s.report)
	}
}

// clear makes the cache one that was never used.
func (s *sufferer) clear(t *testing.T) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(s.base, "nanoarch")); err != nil {
		t.Fatal(err)
	}
}

// tenAtOnce runs ten processes on one cache that is empty, or that has to be written again in part.
func (s *sufferer) tenAtOnce(t *testing.T) {
	if s.IntN(3) == 0 {
		s.clear(t)
	} else {
		s.lose(t, "")
	}
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { s.equal(t, "one of ten")(s.check(t)) })
	}
	wg.Wait()
}

// killed kills a process that fills an empty cache: somewhen, or as it writes.
func (s *sufferer) killed(t *testing.T) {
	s.clear(t)
	cmd, _ := s.command(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	wait := time.Duration(s.IntN(600)) * time.Millisecond
	if s.IntN(2) == 0 {
		wait /= 6
		for end := time.Now().Add(10 * time.Second); len(s.files("*")) == 0 && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
	}
	time.Sleep(wait)
	_ = cmd.Process.Kill() // it may have ended
	_ = cmd.Wait()
}

// cacheFiles are the kinds of files of a cache.
var cacheFiles = []string{"*-hot.pack", "*-cold.pack", "memory", "links-*", "clean-*", "outcome-*"}

// files returns those of a kind.
func (s *sufferer) files(kind string) []string {
	return must(filepath.Glob(filepath.Join(s.base, "nanoarch", "*", kind)))
}

// lose removes small files of a cache, so that others are asked: the outcome, which says it all, and any of the rest.
func (s *sufferer) lose(t *testing.T, but string) {
	t.Helper()
	for _, kind := range cacheFiles[2:] {
		if kind == but || kind != "outcome-*" && s.IntN(2) == 0 {
			continue
		}
		for _, name := range s.files(kind) {
			if err := os.RemoveAll(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// damages are what becomes of files.
var damages = []struct {
	name string
	to   func(r *rand.Rand, content []byte) []byte // nil for a folder
}{
	{"cut", func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }},
	{"flipped", func(r *rand.Rand, b []byte) []byte {
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		return b
	}},
	{"noise", func(r *rand.Rand, b []byte) []byte {
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return b
	}},
	{"empty", func(*rand.Rand, []byte) []byte { return []byte{} }},
	{"folder", func(*rand.Rand, []byte) []byte { return nil }},
	{"of another version", func(_ *rand.Rand, b []byte) []byte {
		if i := bytes.LastIndex(b, []byte("nanoarch pack ")); i >= 0 && i > len(b)-20 {
			b[len(b)-2]++
			return b
		}
		magic, _, named := bytes.Cut(b, []byte("\n"))
		if named && bytes.HasPrefix(b, []byte("nanoarch ")) { // whole, with the right sum, but foreign
			b[len(magic)-1]++
			body := b[:len(b)-4]
			binary.LittleEndian.PutUint32(b[len(body):], crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
			return b
		}
		copy(b, "version 9")
		return b
	}},
}

// damage damages the files of a kind. Folders go again later: nothing can be written in their place.
func (s *sufferer) damage(t *testing.T, kind string, to func(*rand.Rand, []byte) []byte) {
	names := s.files(kind)
	if len(names) == 0 {
		s.clear(t)
		s.holds(t)
		if names = s.files(kind); len(names) == 0 {
			t.Fatalf("after %q: the cache has no %s", s.history, kind)
		}
	}
	s.lose(t, kind)
	for _, name := range names {
		b := must(os.ReadFile(name))
		if len(b) == 0 {
			t.Fatalf("after %q: %s is empty", s.history, name)
		}
		if b = to(s.Rand, b); b != nil {
			if err := os.WriteFile(name, b, 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := errors.Join(os.Remove(name), os.MkdirAll(filepath.Join(name, "inner"), 0o700)); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(name) }()
	}
	s.holds(t)
}

// noFolder puts a file where the cache is to be, and takes it away again.
func (s *sufferer) noFolder(t *testing.T) {
	s.clear(t)
	name := filepath.Join(s.base, "nanoarch")
	if err := os.WriteFile(name, []byte("no folder\n"), 0o400); err != nil {
		t.Fatal(err)
	}
	s.holds(t)
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}

// clock gives files times that are far from now. An edit that keeps size and time is seen nevertheless.
func (s *sufferer) clock(t *testing.T) {
	s.holds(t)
	shift := 48 * time.Hour
	if s.IntN(2) == 0 {
		shift = -shift
	}
	then := time.Now().Add(shift)
	names := append(s.files("*"), s.edited)
	for _, name := range must(filepath.Glob(filepath.Join(s.dir, "*", "*", "*", "*.go"))) {
		if s.IntN(3) == 0 && name != s.edited {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(60 * time.Millisecond) // so that stamps are believed, see source's stamp.isFresh
	s.holds(t)
	s.rename(t)
}

// git edits a file of which git is told that it never changes.
func (s *sufferer) git(t *testing.T) {
	run := func(args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "git", append([]string{"-c", "user.name=shop", "-c", "user.email=shop@example.com", "-c", "gc.auto=0", "-C", s.dir}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	run("init", "-q")
	run("add", ".")
	run("commit", "-q", "-m", "shop")
	run("update-index", "--assume-unchanged", s.edited)
	time.Sleep(60 * time.Millisecond)
	s.holds(t)
	s.rename(t)
}
