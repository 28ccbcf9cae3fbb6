package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"
)

// TestDiffStories makes the changes of testdata/script/diff_*.txtar and holds their documents to the published schema, and to
// each other: it makes no difference what is in the cache, whether the change was committed, and whether there are files.
func TestDiffStories(t *testing.T) {
	names, err := filepath.Glob("testdata/script/diff_*.txtar")
	if err != nil || len(names) < 16 {
		t.Fatal(names, err)
	}
	var schema bytes.Buffer
	if run(t.Context(), []string{"schema", "diff"}, &schema, &schema) != 0 {
		t.Fatal(schema.String())
	}
	compiled := compile(t, schema.Bytes())
	work, first, second := t.TempDir(), t.TempDir(), t.TempDir() // caches are for all: what one story leaves there is no other's
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(archive.Comment, []byte("lay $PR")) {
			continue // it tells no story
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Setenv("XDG_CACHE_HOME", first)
			s := newStory(t, archive, work)
			onDisk := s.diff(s.dir, "base")
			s.git("add", "-A")
			s.git("commit", "-q", "--allow-empty", "-m", "head")
			want := s.diff(s.dir, "base", "HEAD")
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(want))
			if err != nil {
				t.Fatal(err)
			}
			if err := compiled.Validate(value); err != nil {
				t.Error(err)
			}
			if strings.Contains(want, s.dir) {
				t.Errorf("the document names the folder:\n%s", want)
			}
			hold := func(what, got string) {
				t.Helper()
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("of two commits, with nothing in the cache -, %s +:\n%s", what, diff)
				}
			}
			head := value.(map[string]any)["head"].(map[string]any)
			hold("from disk", strings.Replace(onDisk, "\"revision\": \"\",\n  \"commit\": \"\"", "\"revision\": \"HEAD\",\n  \"commit\": \""+head["commit"].(string)+"\"", 1))
			hold("again", s.diff(s.dir, "base", "HEAD"))
			hold("without a cache", s.diff(s.dir, "base", "HEAD", "--no-cache"))
			t.Setenv("XDG_CACHE_HOME", second)
			for _, rev := range []string{"base", "HEAD"} { // what they find is no matter here
				run(t.Context(), []string{"check", "-C", s.dir, "--revision", rev}, &bytes.Buffer{}, &bytes.Buffer{})
			}
			hold("after both were checked", s.diff(s.dir, "base", "HEAD"))
			bare := filepath.Join(work, "bare.git")
			s.git("clone", "-q", "--bare", ".", bare)
			hold("in a bare clone", s.diff(bare, "base", "HEAD"))
		})
	}
}

// story is a repository with the state base, and the change of a script on disk.
type story struct {
	*testing.T
	dir string
}

// newStory does what a script does until it compares for the first time.
func newStory(t *testing.T, archive *txtar.Archive, work string) *story {
	t.Helper()
	must(0, os.RemoveAll(work))
	for _, f := range archive.Files {
		must(0, os.MkdirAll(filepath.Dir(filepath.Join(work, f.Name)), 0o755))
		must(0, os.WriteFile(filepath.Join(work, f.Name), f.Data, 0o644))
	}
	s := &story{t, filepath.Join(work, "repo")}
	for line := range strings.Lines(string(archive.Comment)) {
		line = strings.TrimSpace(strings.NewReplacer("$PR", repository+"/testdata/change", "$WORK", work).Replace(line))
		words := strings.Fields(strings.TrimPrefix(line, "! "))
		switch {
		case len(words) == 0 || strings.HasPrefix(line, "#"):
		case words[0] == "lay":
			for _, from := range words[1 : len(words)-1] {
				must(0, copyOver(from, s.dir))
			}
		case words[0] == "repo":
			s.git("init", "-q", "-b", "main")
			s.git("add", "-A")
			s.git("commit", "-q", "-m", "base")
			s.git("tag", "base")
		case words[0] == "rm":
			must(0, os.RemoveAll(filepath.Join(s.dir, words[1])))
		case strings.Contains(line, "nanoarch diff"):
			return s
		case words[0] == "exec" && words[1] == "nanoarch" && !strings.Contains(line, "'"):
			run(t.Context(), append(words[2:], "-C", s.dir), &bytes.Buffer{}, &bytes.Buffer{})
		}
	}
	t.Fatal("the script compares nothing")
	return nil
}

// copyOver copies the files of a folder over those of another one.
func copyOver(from, to string) error {
	return filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(name, from))
		b, err := os.ReadFile(name)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(target), 0o755)
		}
		if err == nil {
			err = os.WriteFile(target, b, 0o644)
		}
		return err
	})
}

func (s *story) git(args ...string) {
	s.Helper()
	c := exec.CommandContext(s.Context(), "git", append([]string{"-C", s.dir, "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"}, args...)...)
	if out, err := c.CombinedOutput(); err != nil {
		s.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// diff returns the document of a comparison.
func (s *story) diff(dir string, args ...string) string {
	s.Helper()
	var out, errs bytes.Buffer
	run(s.Context(), append([]string{"diff", "-C", dir, "--format", "json"}, args...), &out, &errs)
	if errs.Len() > 0 {
		s.Error(errs.String())
	}
	return out.String()
}

// TestDiffPage holds the output that docs/diff.md shows to what the scripts print; -update writes it.
func TestDiffPage(t *testing.T) {
	page := read(t, "docs/diff.md")
	shown := regexp.MustCompile(`(?s)<!-- want.md of (\w+) -->\n(.*?)<!-- end -->`)
	want := shown.ReplaceAllStringFunc(page, func(block string) string {
		name := shown.FindStringSubmatch(block)[1]
		archive := must(txtar.ParseFile("testdata/script/" + name + ".txtar"))
		i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want.md" })
		var quoted strings.Builder
		for line := range strings.Lines(string(archive.Files[i].Data)) {
			quoted.WriteString(strings.TrimRight("> "+line, " \n") + "\n")
		}
		return "<!-- want.md of " + name + " -->\n" + quoted.String() + "<!-- end -->"
	})
	if *update {
		must(0, os.WriteFile(repository+"/docs/diff.md", []byte(want), 0o644))
	} else if diff := cmp.Diff(want, page); diff != "" {
		t.Errorf("docs/diff.md is stale; run go generate ./cmd/nanoarch:\n%s", diff)
	}
	if n := len(shown.FindAllString(page, -1)); n < 3 {
		t.Errorf("docs/diff.md shows %d outputs", n)
	}
}
