package conform

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// whole is a template with all that templates are made of.
const whole = `package op

import (
	"context"
	"errors"
	"fmt"
	"log"

	"m/hole"
)

//nanoarch:hole decls=unexported

type In struct{ hole.Any }

type Out struct{ hole.Any }

type entry struct {
	ID   string ` + "`json:\"id\"`" + `
	Size int
}

type Handler struct {
	log  *log.Logger
	rows map[string]entry
	most int
}

const limit = 8

var errLimit = errors.New("limit")

func New(l *log.Logger, most int) *Handler {
	return &Handler{log: l, rows: map[string]entry{}, most: most}
}

func (h *Handler) Handle(ctx context.Context, in In) (Out, error) {
	if err := h.check(ctx, in); err != nil {
		return Out{}, fmt.Errorf("check: %w", err)
	}
	count := 0
	hole.Stmts(ctx, in, count)
	h.log.Info("first")
	h.log.Warn("second")
	for name, row := range h.rows {
		if row.Size > limit && name != "" {
			count++
			continue
		} else {
			count += row.Size
		}
		hole.Stmts(row, in)
		count--
	}
	defer h.log.Info("end")
	switch {
	case count > 3:
		h.log.Info("many")
	case count < 0:
		return Out{}, errLimit
	}
	out := hole.Expr[Out](in, count)
	h.visit(func(r entry) bool {
		hole.Stmts(r)
		return r.Size == 0
	})
	return out, nil
}

func (h *Handler) check(ctx context.Context, in In) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	hole.Stmts(in)
	return hole.Expr[error](in)
}

func (h *Handler) visit(f func(entry) bool) {
each:
	for _, r := range h.rows {
		for i := 0; i < h.most; i++ {
			if !f(r) {
				break each
			}
		}
	}
}
`

var stmtsHole = regexp.MustCompile(`(?m)^\t*hole\.Stmts\(.*\)\n`)
var exprHole = regexp.MustCompile(`hole\.Expr\[(\w+)\]\([^()]*\)`)

// filled puts something into each hole that keeps to its duties.
func filledText(s *rand.Rand, text string) string {
	n := 0
	text = stmtsHole.ReplaceAllStringFunc(text, func(string) string {
		var b strings.Builder
		for range s.IntN(4) {
			n++
			b.WriteString(randomStmt(s, n, 2))
		}
		return b.String()
	})
	text = exprHole.ReplaceAllStringFunc(text, func(e string) string {
		if exprHole.FindStringSubmatch(e)[1] == "error" {
			return []string{"nil", `errors.New("x")`, "func() error { return nil }()"}[s.IntN(3)]
		}
		return []string{"Out{}", "Out{N: 2}", "made()"}[s.IntN(3)]
	})
	text = strings.ReplaceAll(text, "struct{ hole.Any }", "struct{ N int }")
	text = strings.Replace(text, "\n\t\"m/hole\"\n", "\n", 1)
	text += "\nfunc made() Out { return Out{N: 1} }\n"
	if s.IntN(2) == 0 {
		text += "\ntype pair struct{ a, b int }\n\nfunc (p pair) sum() int { return p.a + p.b }\n"
	}
	return text
}

// randomStmt writes a statement whose names are nobody else's.
func randomStmt(s *rand.Rand, n, deep int) string {
	v := fmt.Sprintf("own%d", n*10+deep)
	inner := func() string {
		if deep == 0 {
			return ""
		}
		return randomStmt(s, n, deep-1)
	}
	switch s.IntN(8) {
	case 0:
		return fmt.Sprintf("\t%s := %d\n\t_ = %[1]s\n", v, s.IntN(9))
	case 1:
		return fmt.Sprintf("\tif %s := made(); %[1]s.N > %d {\n%s\t}\n", v, s.IntN(9), inner())
	case 2:
		return fmt.Sprintf("\tfor %s := range %d {\n%s\t\tif %[1]s > 2 {\n\t\t\tbreak\n\t\t}\n\t}\n", v, 1+s.IntN(5), inner())
	case 3:
		return fmt.Sprintf("\tfunc() {\n%s\t\treturn\n\t}()\n", inner())
	case 4:
		return fmt.Sprintf("\tvar %s []int\n\t%[1]s = append(%[1]s, %d)\n", v, s.IntN(9))
	case 5:
		return fmt.Sprintf("\tswitch %s := made(); %[1]s.N {\n\tcase %d:\n%s\tdefault:\n\t\tbreak\n\t}\n", v, s.IntN(9), inner())
	case 6:
		return "\t_ = fmt.Sprint(1)\n"
	}
	return fmt.Sprintf("%s:\n\tfor {\n\t\tfor {\n\t\t\tbreak %[1]s\n\t\t}\n\t}\n", v)
}

func parse(t testing.TB, text string) (*token.FileSet, *ast.File) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "op.go", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return fset, f
}

func print(t testing.TB, fset *token.FileSet, f *ast.File) string {
	t.Helper()
	var b bytes.Buffer
	if err := format.Node(&b, fset, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFilledConforms: what is in holes does not matter as long as it keeps to the duties, and neither does how the rest is
// written.
func TestFilledConforms(t *testing.T) {
	r := record(t, whole)
	for seed := range pairs {
		s := rand.New(rand.NewPCG(uint64(seed), 1))
		text := filledText(s, whole)
		files := map[string]string{"op.go": text}
		var done []string
		for range s.IntN(4) {
			m := normalising[s.IntN(len(normalising))]
			if after := m.change(s, files["op.go"]); after != "" {
				files["op.go"] = after
				done = append(done, m.name)
			}
		}
		if s.IntN(3) == 0 {
			files = splitFiles(files["op.go"])
		}
		res, err := compareText(r, files)
		if err != nil {
			t.Fatalf("seed %d, %v: %v\n%s", seed, done, err, files["op.go"])
		}
		if len(res.Faults) > 0 {
			t.Fatalf("seed %d, %v: %s\n%s", seed, done, messages(res), files["op.go"])
		}
	}
}

// TestChangedDiffers: a change of meaning outside holes is told, whatever the holes hold.
func TestChangedDiffers(t *testing.T) {
	if len(meaning) < 25 {
		t.Fatalf("%d ways to change the meaning", len(meaning))
	}
	r := record(t, whole)
	made := map[string]int{}
	for seed := range pairs {
		s := rand.New(rand.NewPCG(uint64(seed), 2))
		m := meaning[seed%len(meaning)]
		fset, f := parse(t, whole)
		if !m.change(s, f) {
			continue
		}
		text := filledText(s, print(t, fset, f))
		res, err := compareText(r, map[string]string{"op.go": text})
		if err != nil {
			continue // the change makes no sense here
		}
		made[m.name]++
		if len(res.Faults) == 0 {
			t.Errorf("seed %d: %s is not told\n%s", seed, m.name, text)
		}
	}
	for _, m := range meaning {
		if made[m.name] == 0 {
			t.Errorf("%s never made a program", m.name)
		}
	}
}
