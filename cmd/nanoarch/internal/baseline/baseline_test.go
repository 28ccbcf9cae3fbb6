package baseline

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// entry makes an entry whose id is the right one.
func entry(rule, pkg, target string, count int) Entry {
	e := Entry{Rule: rule, Package: pkg, Target: target, Count: count}
	e.ID = e.made()
	return e
}

func setOf(dir string, entries ...Entry) Set {
	s := Set{}
	for _, e := range entries {
		s.Put(dir, e)
	}
	return s
}

var ignoreLines = cmpopts.IgnoreFields(Entry{}, "Line")

// What is written is read back, by this package and by a TOML library alike.
func TestFormat(t *testing.T) {
	plain := entry("imports", "example.com/a", "net/http", 3)
	full := entry("oneop", "example.com/ä", "Place\u202e\"quoted\\\"\n\t\x00\U0001f600\U000e0001", 1)
	full.Symbol = "S"
	full.ID, full.Owner, full.Reason, full.Expires = full.made(), "@team", "moves with checkout", "2026-12-31"
	s := setOf("a", plain, full)
	text := Format(s["a"])
	back, faults := Parse("nanoarch.baseline/a.toml", text)
	if len(faults) > 0 {
		t.Fatalf("%+v\n%s", faults, text)
	}
	if diff := cmp.Diff(s["a"], back, ignoreLines); diff != "" {
		t.Error(diff)
	}
	for _, e := range back {
		if want := fmt.Sprintf("[%s]", e.ID); strings.Split(string(text), "\n")[e.Line-1] != want {
			t.Errorf("line %d is not %s:\n%s", e.Line, want, text)
		}
	}
	var table map[string]any
	if _, err := toml.Decode(string(text), &table); err != nil {
		t.Fatal(err)
	}
	if got := table[full.ID].(map[string]any)["target"]; got != full.Target {
		t.Errorf("TOML reads %q, not %q", got, full.Target)
	}
	if _, faults := Parse("nanoarch.baseline/a.toml", []byte(strings.ReplaceAll(string(text), "\n", "\r\n"))); len(faults) > 0 {
		t.Errorf("line ends of Windows: %+v", faults)
	}
}

// Every way to damage a file has its line and its sentence.
func TestFaults(t *testing.T) {
	a, b := entry("imports", "example.com/a", "net/http", 3), entry("imports", "example.com/a", "os", 1)
	s := setOf("a", a, b)
	good := string(Format(s["a"]))
	a, b = s["a"][0], s["a"][1]
	for _, test := range []struct {
		name, from, to string
		line           int
		want           string
		layout         bool
		left           int // entries that can be told
	}{
		{"unknown key", "count   = 3", "count   = 3\nline    = 4", 0, `unknown key "line"`, false, 1},
		{"count", "count   = 3", "count   = 0", 0, "must be a number from 1 up", false, 1},
		{"no count", "count   = 3\n", "", 0, "has no count", false, 1},
		{"other id", a.ID, strings.Repeat("0", 12), 4, "is not the id of what it says (imports", false, 1},
		{"no id", a.ID, "imports", 4, "is no id of a finding", false, 0},
		{"twice", "[" + b.ID, string(Format([]Entry{a})[len(header)+1:]) + "\n[" + b.ID, 10, "stands at line 4 already", false, 2},
		{"key twice", "count   = 3", "count   = 3\ncount   = 3", 0, "has count twice", false, 1},
		{"quotes", `"net/http"`, `'net/http'`, 0, "must be a text in double quotes", false, 1},
		{"expires", "count   = 3", "count   = 3\nexpires = 2026-02-30", 0, "must be a day", false, 1},
		{"conflict", "[" + b.ID, "<<<<<<< HEAD\n[" + b.ID, 10, "a merge left its marks", false, 0},
		{"version", "version = 1", "version = 2", 2, "version = 2 is not supported", false, 2},
		{"no version", "version = 1\n", "", 1, "the file has no version", false, 2},
		{"no TOML", "count   = 3", "count", 0, "neither the id", false, 0},
		{"comment", "[" + b.ID, "# later\n[" + b.ID, 10, "not as nanoarch writes it", true, 2},
		{"spaces", "count   = 3", "count = 3", 0, "not as nanoarch writes it", true, 2},
		{"end", "count   = 1\n", "count   = 1\n\n", 0, "not as nanoarch writes it", true, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(good, test.from, test.to, 1)
			if text == good {
				t.Fatalf("%q is not in the file:\n%s", test.from, good)
			}
			entries, faults := Parse("f", []byte(text))
			if len(faults) != 1 || !strings.Contains(faults[0].Message, test.want) || faults[0].Layout != test.layout {
				t.Fatalf("%+v\n%s", faults, text)
			}
			if test.line > 0 && faults[0].Line != test.line || faults[0].Line < 1 {
				t.Errorf("line %d, want %d\n%s", faults[0].Line, test.line, text)
			}
			if len(entries) != test.left {
				t.Errorf("%d entries, want %d", len(entries), test.left)
			}
		})
	}
	if _, faults := Parse("f", []byte(header)); len(faults) != 1 || !faults[0].Layout {
		t.Errorf("no entry: %+v", faults)
	}
}

// No two folders share a file, no file is called like a folder of others, and none like a policy.
func TestNames(t *testing.T) {
	for dir, want := range map[string]string{
		".":                  "nanoarch.baseline/_root.toml",
		"services/a.b":       "nanoarch.baseline/services/a.b.toml",
		"cmd/nanoarch":       "nanoarch.baseline/cmd/%6Eanoarch.toml",
		"nanoarch/a":         "nanoarch.baseline/nanoarch/a.toml",
		"a.toml":             "nanoarch.baseline/a.toml.toml",
		"a.toml/b":           "nanoarch.baseline/a%2Etoml/b.toml",
		"a%2Etoml/b":         "nanoarch.baseline/a%252Etoml/b.toml",
		"what?/is:this":      "nanoarch.baseline/what%3F/is%3Athis.toml",
		"ä/\xff":             "nanoarch.baseline/ä/%FF.toml",
		"nanoarch.baseline":  "nanoarch.baseline/nanoarch.baseline.toml",
		"v2/x_test/internal": "nanoarch.baseline/v2/x_test/internal.toml",
	} {
		if got := Name(dir); got != want {
			t.Errorf("Name(%q) = %q, want %q", dir, got, want)
		}
		if back, ok := dirOf(want); !ok || back != dir {
			t.Errorf("dirOf(%q) = %q, %t", want, back, ok)
		}
	}
	for _, name := range []string{"nanoarch.baseline/cmd/nanoarch.toml", "nanoarch.baseline/a%2ftoml.toml", "nanoarch.baseline/a%.toml", "nanoarch.baseline/%41.toml", "a.toml"} {
		if dir, ok := dirOf(name); ok {
			t.Errorf("dirOf(%q) = %q", name, dir)
		}
	}
	pieces := []string{"a", "A", ".toml", "nanoarch", "%", "2E", "6E", "_root", ".", "?", "\\", "ä"}
	files, r := map[string]string{}, rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var parts []string
		for range 1 + r.IntN(3) {
			part := ""
			for range 1 + r.IntN(3) {
				part += pieces[r.IntN(len(pieces))]
			}
			if part[0] != '.' && part[0] != '_' { // else no package
				parts = append(parts, part)
			}
		}
		dir := strings.Join(parts, "/")
		if dir == "" {
			continue
		}
		name := Name(dir)
		if other, taken := files[name]; taken && other != dir {
			t.Fatalf("%q and %q are both written to %q", dir, other, name)
		}
		files[name] = dir
	}
	for name := range files {
		for up := path.Dir(name); up != "."; up = path.Dir(up) {
			if dir, taken := files[up]; taken {
				t.Fatalf("%q is a file for %q and a folder for %q", up, dir, files[name])
			}
		}
	}
}

// FuzzParse: whatever a file holds, reading it ends; and what is read without a fault is written the same, and is TOML.
func FuzzParse(f *testing.F) {
	f.Add(string(Format([]Entry{entry("imports", "example.com/a", "net/http", 3)})))
	f.Add(header + "\n[000000000000]\ncount   = 1\n")
	f.Add("[[a]]\n= 1\n\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		entries, faults := Parse("f", []byte(text))
		if len(faults) > 0 {
			return
		}
		if got := string(Format(entries)); got != strings.ReplaceAll(text, "\r\n", "\n") {
			t.Fatalf("read without a fault, and written as\n%q, not\n%q", got, text)
		}
		var table map[string]any
		if _, err := toml.Decode(text, &table); err != nil {
			t.Fatalf("no TOML: %v\n%s", err, text)
		}
	})
}

// memory is a baseline in a table.
func memory(files map[string]string) Files {
	return Files{
		List: func(dir string) (names, dirs []string, err error) {
			seen := map[string]bool{}
			for name := range files {
				rest, ok := strings.CutPrefix(name, dir+"/")
				if !ok {
					continue
				}
				first, _, below := strings.Cut(rest, "/")
				if below && !seen[first] {
					dirs = append(dirs, first)
				} else if !below {
					names = append(names, first)
				}
				seen[first] = true
			}
			if len(seen) == 0 {
				err = fs.ErrNotExist
			}
			return names, dirs, err
		},
		Read: func(name string) ([]byte, error) { return []byte(files[name]), nil },
	}
}

func TestRead(t *testing.T) {
	if s, faults := Read(memory(nil)); s.Len() != 0 || len(faults) != 0 {
		t.Errorf("no baseline: %v %v", s, faults)
	}
	want := setOf("services/a", entry("imports", "example.com/a", "net/http", 3))
	want.Put(".", entry("cycles", "", "no rings", 1))
	files := map[string]string{"nanoarch.baseline/README.md": "notes", "nanoarch.baseline/.nanoarch-1.toml": "half"}
	for dir, entries := range want {
		files[Name(dir)] = string(Format(entries))
	}
	s, faults := Read(memory(files))
	if diff := cmp.Diff(want, s, ignoreLines); diff != "" || len(faults) > 0 {
		t.Errorf("%v\n%s", faults, diff)
	}
	files["nanoarch.baseline/b/nanoarch.toml"] = "version = 1"
	files[Name("services/a")], files[Name("empty")] = "broken", header
	s, faults = Read(memory(files))
	if len(faults) != 3 || faults[0].File != "nanoarch.baseline/b/nanoarch.toml" || faults[1].File != "nanoarch.baseline/empty.toml" || faults[2].File != "nanoarch.baseline/services/a.toml" || faults[2].Line != 1 {
		t.Errorf("%+v", faults)
	}
	if empty, there := s["empty"]; len(s["."]) != 1 || !there || len(empty) > 0 {
		t.Errorf("%v", s)
	}
}
