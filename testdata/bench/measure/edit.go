package measure

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"time"
)

// Edit changes a file again and again, each time in another way, and never more than one thing at a time.
type Edit struct {
	name     string
	original []byte
	change   func(original []byte, n int) ([]byte, error)
	n        int
}

// NewEdit returns an edit of a file as it is now.
func NewEdit(name string, change func(original []byte, n int) ([]byte, error)) (*Edit, error) {
	b, err := os.ReadFile(name)
	return &Edit{name: name, original: b, change: change}, err
}

// Next writes the file in its next form. It returns after a moment, so that the next run finds an edit that lies behind,
// as it does with people.
func (e *Edit) Next() error {
	e.n++
	b, err := e.change(e.original, e.n)
	if err != nil {
		return fmt.Errorf("%s: %w", e.name, err)
	}
	if err := os.WriteFile(e.name, b, 0o644); err != nil {
		return err
	}
	time.Sleep(100 * time.Millisecond)
	return nil
}

// Original returns what the file held at first.
func (e *Edit) Original() []byte { return e.original }

// Body changes the last function of a file and nothing that other packages can see.
func Body(original []byte, n int) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", original, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	at := 0
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
			at = fset.PositionFor(f.Body.Lbrace, false).Offset + 1
		}
	}
	if at == 0 {
		return nil, fmt.Errorf("there is no function body")
	}
	return insert(original, at, fmt.Sprintf(" _ = %d;", n)), nil
}

// Contract changes what other packages see: the input of a generated contract gets a field, any other file a type.
func Contract(original []byte, n int) ([]byte, error) {
	const in = "type In struct {"
	if at := bytes.Index(original, []byte(in)); at >= 0 {
		return insert(original, at+len(in), fmt.Sprintf("\n\tEdit%d int", n)), nil
	}
	return insert(original, len(original), fmt.Sprintf("\n// Edit%d is new.\ntype Edit%d struct{ N int }\n", n, n)), nil
}

// Policy changes levels: each time other rules warn. A policy that sets levels of its own cannot be edited so.
func Policy(original []byte, n int) ([]byte, error) {
	if bytes.Contains(original, []byte("[rules.")) {
		return nil, fmt.Errorf("the policy sets levels of its own")
	}
	var b strings.Builder
	for i, rule := range []string{"oneop", "contractonly", "imports", "cycles", "unclassified", "waivers"} {
		if n>>i&1 == 1 {
			fmt.Fprintf(&b, "\n[rules.%s]\nlevel = \"warn\"\n", rule)
		}
	}
	return insert(original, len(original), b.String()), nil
}

func insert(original []byte, at int, text string) []byte {
	return append(append(append([]byte{}, original[:at]...), text...), original[at:]...)
}
