package rules_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/nanoarch/nanoarch/rules"
)

// FuzzLoad: no text makes loading panic, and what loads can be asked everything.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.toml", "presets/*.toml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			f.Fatal("no seeds", err)
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(src))
		}
	}
	f.Add("version = 1\na.b.c = [[{x = '''y'''}]]\n[[a.b]]\n[a.\"b\\n\".c]\n\"\\")
	f.Fuzz(func(t *testing.T, src string) {
		read := func(name string) ([]byte, error) {
			if name != rules.FileName {
				return nil, fs.ErrNotExist
			}
			return []byte(src), nil
		}
		p, err := rules.Load(rules.FileName, read)
		if err != nil {
			if faults := faultsOf(t, err); faults[0].Message == "" {
				t.Error("a fault without words")
			}
			return
		}
		dirs := []string{".", "services/a/b", "services/a/b/contract", "cmd", "a", "b/c"}
		p.CheckTree(rules.Tree{Dirs: dirs, Policies: []string{"a/nanoarch.toml"}, Std: func() []string { return []string{"fmt"} }, Modules: []string{"example.com/x"}})
		p.Idle(rules.Tree{Dirs: dirs})
		for _, from := range dirs {
			a, _ := p.Classify(from)
			for _, to := range dirs {
				b, _ := p.Classify(to)
				target := rules.Target{Kind: rules.Own, Path: to, Class: b}
				p.Allows(a, target, true)
				p.JudgeEdge(rules.Edge{From: a, To: target})
			}
			p.JudgeEdge(rules.Edge{From: a, To: rules.Target{Kind: rules.External, Path: "example.com/x"}})
			p.Level("oneop", from)
		}
		p.ReadingHash()
	})
}

// FuzzPattern: patterns never panic, a path that a pattern matches is matched by every pattern that it is contained in,
// and Compare is the same both ways.
func FuzzPattern(f *testing.F) {
	f.Add("a/{x}/**", "**/*b", "a/bb")
	f.Add("{a,b}", "[x-", "!")
	f.Add("**/**/x", "{x}/{x}", "x/x")
	f.Add("v*/**/{y}", "*/z", "v1/z")
	f.Fuzz(func(t *testing.T, x, y, path string) {
		a, err := rules.Parse(x)
		b, err2 := rules.Parse(y)
		if err != nil || err2 != nil {
			return
		}
		opposite := map[rules.Order]rules.Order{rules.More: rules.Less, rules.Less: rules.More, rules.Equal: rules.Equal, rules.Undecided: rules.Undecided}
		order := rules.Compare(a, b)
		if back := rules.Compare(b, a); back != opposite[order] {
			t.Fatalf("Compare(%q, %q) is %v, the other way %v", x, y, order, back)
		}
		values, inA := a.Match(path, nil)
		_, inB := b.Match(path, nil)
		if order == rules.Equal && inA != inB {
			t.Fatalf("%q and %q are equal, but %q matches one only", x, y, path)
		}
		if again, ok := a.Match(path, values); inA && (!ok || again.Key() != values.Key()) {
			t.Fatalf("%q does not match %q with its own values %v", x, path, values)
		}
		for _, name := range a.Captures() {
			if v, ok := values.Get(name); inA && (!ok || v == "") {
				t.Fatalf("%q matches %q without a value for %s", x, path, name)
			}
		}
	})
}
