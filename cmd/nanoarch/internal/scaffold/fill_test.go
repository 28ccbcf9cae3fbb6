package scaffold

import (
	"strings"
	"testing"
)

// TestFilled: what a hole is filled with takes nothing along that stands behind the hole.
func TestFilled(t *testing.T) {
	const head = "package operation\n\nimport (\n\t\"sync\"\n\n\t\"example.com/m/internal/hole\"\n)\n\nfunc Run(once *sync.Once, n int) {\n"
	const todo = "// TODO: write what belongs here.\n"
	for stmts, want := range map[string]string{
		"\thole.Stmts(n)\n":                                    "\t" + todo,
		"\thole.Stmts(n) // here\n":                            "\t// TODO: write what belongs here. // here\n",
		"\tonce.Do(func() { hole.Stmts(n) })\n":                "\tonce.Do(func() {\n\t\t" + todo + "\t})\n",
		"\tk := n\n\tonce.Do(func() { hole.Stmts(k); n++ })\n": "\tk := n\n\tonce.Do(func() {\n\t\t" + todo + "\t\t_ = k\n\t\tn++\n\t})\n",
	} {
		tree, err := Parse("templates/operation", "example.com/m/templates/operation", "example.com/m/internal/hole", map[string][]byte{"a.go": []byte(head + stmts + "}\n")})
		if err != nil {
			t.Fatal(err)
		}
		files, err := tree.Filled(nil)
		if err != nil {
			t.Errorf("%s: %v", stmts, err)
			continue
		}
		if _, got, _ := strings.Cut(string(files["a.go"]), "n int) {\n"); got != want+"}\n" {
			t.Errorf("%s becomes\n%s", stmts, got)
		}
	}
}
