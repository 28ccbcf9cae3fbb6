package rules_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

// files is a tree in memory.
type files map[string]string

func (f files) read(name string) ([]byte, error) {
	s, ok := f[name]
	if !ok {
		return nil, fmt.Errorf("read %s: %w", name, fs.ErrNotExist)
	}
	return []byte(s), nil
}

// load loads a policy that must be right. Version 1 is added where the text names none.
func load(t *testing.T, text string) *rules.Policy {
	t.Helper()
	return loadFiles(t, files{rules.FileName: text})
}

func loadFiles(t *testing.T, f files) *rules.Policy {
	t.Helper()
	for name, text := range f {
		if !strings.Contains(text, "version") {
			f[name] = "version = 1\n" + text
		}
	}
	p, err := rules.Load(rules.FileName, f.read)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func faultsOf(t *testing.T, err error) rules.Faults {
	t.Helper()
	var faults rules.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("error is %v, want faults", err)
	}
	return faults
}

var want = regexp.MustCompile("# want `([^`]*)`")

// TestFaults loads every policy of testdata/faults. A comment "want" says what is wrong with its line; nothing else may
// be reported.
func TestFaults(t *testing.T) {
	names, err := filepath.Glob("testdata/faults/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal("no policies", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !want.Match(src) && !strings.HasSuffix(name, "not-toml.toml") {
				t.Fatal("the policy expects nothing")
			}
			_, err = rules.Load(rules.FileName, files{rules.FileName: string(src)}.read)
			left := faultsOf(t, err)
			for i, line := range strings.Split(string(src), "\n") {
				for _, w := range want.FindAllStringSubmatch(line, -1) {
					at := -1
					for j, f := range left {
						if f.Line == i+1 && strings.Contains(f.Message, w[1]) {
							at = j
						}
					}
					if at < 0 {
						t.Errorf("line %d: no fault %q", i+1, w[1])
						continue
					}
					left = append(left[:at:at], left[at+1:]...)
				}
			}
			if strings.HasSuffix(name, "not-toml.toml") {
				if len(left) != 1 || left[0].Line != 2 || !strings.HasPrefix(left[0].Message, "not TOML: ") {
					t.Errorf("faults: %v", left)
				}
				return
			}
			if len(left) > 0 {
				t.Errorf("more faults than wanted:\n%v", left)
			}
		})
	}
}

func TestFaultsOfWholeFiles(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files files
		want  string
	}{
		{"no policy", files{}, "nanoarch.toml: there is no policy here; write a nanoarch.toml (nanoarch init makes a first one)"},
		{"empty", files{"nanoarch.toml": ""}, "nanoarch.toml:1:1: the policy is empty; it starts with version = 1"},
		{"only a comment", files{"nanoarch.toml": "# nothing\n"}, "nanoarch.toml:1:1: the policy names no version; write version = 1 as its first line"},
		{"itself", files{"nanoarch.toml": "version = 1\nextends = [\"./nanoarch.toml\"]"},
			"nanoarch.toml:2:12: extends goes round in a circle: nanoarch.toml -> nanoarch.toml; drop one of these"},
		{"a cycle", files{"nanoarch.toml": "version = 1\nextends = [\"./a/x.toml\"]", "a/x.toml": "version = 1\n\nextends = [\"../b.toml\"]", "b.toml": "version = 1\nextends = [\n  \"./a/x.toml\",\n]"},
			"b.toml:3:3: extends goes round in a circle: a/x.toml -> b.toml -> a/x.toml; drop one of these"},
		{"a fault in an extended file", files{"nanoarch.toml": "version = 1\nextends = [\"../shared/base.toml\"]\nfoo = 1", "../shared/base.toml": "version = 1\n[role]\n"},
			"../shared/base.toml:2:1: unknown key \"role\" in the policy; did you mean \"roles\"?\nnanoarch.toml:3:1: unknown key \"foo\" in the policy"},
		{"deep", files{"nanoarch.toml": "version = 1\nexclude = " + strings.Repeat("[", 200) + strings.Repeat("]", 200)},
			"nanoarch.toml:1:1: lists and tables are nested more than 32 deep"},
		{"large", files{"nanoarch.toml": "version = 1\n#" + strings.Repeat("x", 300<<10)},
			"nanoarch.toml:1:1: the policy is larger than 256 KiB; split it with extends"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := rules.Load(rules.FileName, tt.files.read)
			if diff := cmp.Diff(tt.want, faultsOf(t, err).Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnreadablePolicy(t *testing.T) {
	_, err := rules.Load(rules.FileName, func(string) ([]byte, error) { return nil, errors.New("permission denied") })
	if got, want := faultsOf(t, err).Error(), "nanoarch.toml: the policy cannot be read: permission denied"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlacesOfKeys(t *testing.T) {
	src := `version = 1 # "quoted" [brackets]
text = """
[not.a.table]
x = "y"
"""
roles.a.nope = 1
"roles".'a'.noper = [ # comment ]
  "x", { same = [1] } ]

[roles.b]
  nopes = {x = 1, "y" = [2]}
[[forbid]]
nope1 = 'it''s'
[[forbid]]
except = [ {nope2 = 1},
  {nope3 = "é", nope4 = 1}]
`
	_, err := rules.Load(rules.FileName, files{rules.FileName: src}.read)
	got := map[string]string{}
	for _, f := range faultsOf(t, err) {
		if _, after, ok := strings.Cut(f.Message, "unknown key \""); ok {
			name, _, _ := strings.Cut(after, "\"")
			got[name] = fmt.Sprintf("%d:%d", f.Line, f.Column)
		}
	}
	src = strings.Replace(src, `'it''s'`, `'its'`, 1)
	_, err = rules.Load(rules.FileName, files{rules.FileName: src}.read)
	for _, f := range faultsOf(t, err) {
		if _, after, ok := strings.Cut(f.Message, "unknown key \""); ok {
			name, _, _ := strings.Cut(after, "\"")
			got[name] = fmt.Sprintf("%d:%d", f.Line, f.Column)
		}
	}
	want := map[string]string{"text": "2:1", "nope": "6:9", "noper": "7:13", "nopes": "11:3", "nope1": "13:1", "nope2": "15:13", "nope3": "16:4", "nope4": "16:17"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTexts: a policy can be loaded from what it was loaded from, and from nothing else.
func TestTexts(t *testing.T) {
	files := map[string]string{
		"p/nanoarch.toml":  "version = 1\nextends = [\"nanoservice\", \"./more.toml\"]\n[roles.operation]\npackages = [\"svc/{operation}\"]\n",
		"p/more.toml":      "version = 1\n[rules.oneop]\nlevel = \"warn\"\n",
		"p/unrelated.toml": "version = 1\n",
	}
	p, err := rules.Load("p/nanoarch.toml", func(name string) ([]byte, error) {
		if s, ok := files[name]; ok {
			return []byte(s), nil
		}
		return nil, fs.ErrNotExist
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := p.Texts()
	preset, _ := rules.Preset("nanoservice")
	want := rules.Texts{"p/nanoarch.toml": files["p/nanoarch.toml"], "p/more.toml": files["p/more.toml"], "preset:nanoservice": preset}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	again, err := rules.LoadTexts("p/nanoarch.toml", texts)
	if err != nil || again.Hash() != p.Hash() {
		t.Fatalf("loaded from its texts, the policy is another one: %v", err)
	}
	delete(texts, "preset:nanoservice")
	if _, err := rules.LoadTexts("p/nanoarch.toml", texts); err == nil || !strings.Contains(err.Error(), `unknown preset "nanoservice"`) {
		t.Errorf("a preset that is no text is found elsewhere: %v", err)
	}
}
