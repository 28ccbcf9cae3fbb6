package inventory

import (
	"strings"
	"testing"
)

func TestFacts(t *testing.T) {
	const sections = SectionDecls | SectionUses | SectionCalls | SectionErrors
	const code = `package a

import "example.com/b"

type bus struct{}

func (bus) hear(f func()) {}

func bind(b0 bus, n int) {
	b0.hear(b.One)
	b0.hear(b.Two)
}
`
	facts := func(code, file string) [20]byte {
		return readSource(t, source{
			"example.com/a": {file: code},
			"example.com/b": {"b.go": "package b\n\nfunc One()   {}\nfunc Two()   {}\nfunc Three() {}\n"},
			"os":            {"os.go": "package os\n"},
		})["example.com/a"].Facts(sections)
	}
	was := facts(code, "a.go")
	for _, test := range []struct {
		name, from, to string
		same           bool
	}{
		{"a comment above", "package a", "// Package a is one.\npackage a", true},
		{"lines between", "func bind", "// note\n\n\nfunc bind", true},
		{"a body that grows", "\tb0.hear(b.One)\n", "\tn += 2\n\tif n > 3 {\n\t\treturn\n\t}\n\tb0.hear(b.One)\n", true},
		{"another call", "\tb0.hear(b.One)\n", "\tb0.hear(b.One)\n\tb0.hear(b.One)\n", false},
		{"another function", "b.One", "b.Three", false},
		{"other arguments in the same calls", "\tb0.hear(b.One)\n\tb0.hear(b.Two)\n", "\tb0.hear(b.Two)\n\tb0.hear(b.One)\n", false},
		{"another import", "import \"example.com/b\"", "import (\n\t\"example.com/b\"\n\t_ \"os\"\n)", false},
		{"another declaration", "func bind(", "func third() {}\n\nfunc bind(", false},
	} {
		now := strings.Replace(code, test.from, test.to, 1)
		if now == code {
			t.Fatalf("%s: the code stays", test.name)
		}
		if same := facts(now, "a.go") == was; same != test.same {
			t.Errorf("%s: the facts stay the same: %t", test.name, same)
		}
	}
	if facts(code, "b.go") == was {
		t.Error("another file: the facts stay the same")
	}
}
