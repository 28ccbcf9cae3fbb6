package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"
)

// edited is a Go file that is being edited.
type edited struct {
	*editor
	text string
	file *ast.File
	fset *token.FileSet
	name string
}

var reaches = regexp.MustCompile(`func (Reaches\d+)`) // of the edit "new effect"

// inFile makes a kind of an edit of one file's text.
func inFile(change func(*edited) (string, bool)) func(*editor, *testing.T) (string, bool) {
	return func(e *editor, t *testing.T) (string, bool) {
		s := &edited{editor: e, name: e.file(), fset: token.NewFileSet()}
		s.text = e.read(t, s.name)
		var err error
		if s.file, err = parser.ParseFile(s.fset, s.name, s.text, parser.ParseComments); err != nil {
			return "", false
		}
		out, ok := change(s)
		if ok {
			e.write(t, s.name, out)
		}
		return s.name, ok
	}
}

func (s *edited) offset(p token.Pos) int { return s.fset.Position(p).Offset }

func (s *edited) number() int { return s.IntN(1000) }

func (s *edited) test() bool { return strings.HasSuffix(s.name, "_test.go") }

// insert returns the text with more before a position.
func (s *edited) insert(at token.Pos, text string) (string, bool) {
	return s.text[:s.offset(at)] + text + s.text[s.offset(at):], true
}

// replace returns the text with the node replaced.
func (s *edited) replace(n ast.Node, by string) (string, bool) {
	return s.text[:s.offset(n.Pos())] + by + s.text[s.offset(n.End()):], true
}

// of returns the text of a node.
func (s *edited) of(n ast.Node) string { return s.text[s.offset(n.Pos()):s.offset(n.End())] }

// swap returns the text with two nodes, the first before the second, in each other's place.
func (s *edited) swap(a, b ast.Node) (string, bool) {
	return s.text[:s.offset(a.Pos())] + s.of(b) + s.text[s.offset(a.End()):s.offset(b.Pos())] + s.of(a) + s.text[s.offset(b.End()):], true
}

// pick returns a random node of a type, if there is one that is fit.
func pick[T ast.Node](s *edited, fit func(T) bool) (node T, ok bool) {
	var all []T
	ast.Inspect(s.file, func(n ast.Node) bool {
		if x, is := n.(T); is && (fit == nil || fit(x)) {
			all = append(all, x)
		}
		return true
	})
	if len(all) == 0 {
		return node, false
	}
	return all[s.IntN(len(all))], true
}

// added makes an edit that writes declarations at the end of a file; %[1]d is a random number.
func added(text string) func(*editor, *testing.T) (string, bool) {
	return inFile(func(s *edited) (string, bool) { return s.text + "\n" + fmt.Sprintf(text, s.number()), true })
}

func hasBody(d *ast.FuncDecl) bool { return d.Body != nil }

// codeKinds change what does not show in types: bodies, comments, the order and number of declarations.
var codeKinds = []kind{
	{"new function", added("func Extra%[1]d(ctx interface{ Err() error }, n int) error { return ctx.Err() }\n")},
	{"new init", added("var counter%[1]d int\n\nfunc init() { counter%[1]d++; go func() {}() }\n")},
	{"new variable", added("var Extra%[1]d = func(s string) string { return s }\n")},
	{"new error", added("type fault%[1]d struct{}\n\nfunc (fault%[1]d) Error() string { return \"%[1]d\" }\n\nvar ErrExtra%[1]d error = fault%[1]d{}\n")},
	{"new effect", inFile(func(s *edited) (string, bool) {
		n := s.number()
		s.text += fmt.Sprintf("\nfunc Reaches%[1]d() int { return effect%[1]d.Now().Year() }\n", n)
		return s.insert(s.file.Name.End(), fmt.Sprintf("\n\nimport effect%d \"time\"\n", n))
	})},
	{"effect of a helper", func(e *editor, t *testing.T) (string, bool) {
		for _, helper := range e.files() {
			m := reaches.FindStringSubmatch(e.read(t, helper))
			if name := e.file(); m != nil && path.Dir(name) != path.Dir(helper) {
				text := e.read(t, name)
				at := packageClause.FindStringIndex(text)
				if at == nil {
					return "", false
				}
				e.write(t, name, text[:at[1]]+fmt.Sprintf("\n\nimport helper %q\n", e.importPath(path.Dir(helper)))+text[at[1]:]+"\nvar _ = helper."+m[1]+"\n")
				return name, true
			}
		}
		return "", false
	}},
	{"new promise", added("type Promise%[1]d interface{ Keep(n int) error }\n")},
	{"kept promise", added("type keeper%[1]d struct{}\n\nfunc (keeper%[1]d) Keep(n int) error { return nil }\n")},
	{"error flattened", inFile(func(s *edited) (string, bool) {
		l, ok := pick(s, func(l *ast.BasicLit) bool { return strings.Contains(l.Value, "%w") })
		if !ok {
			return "", false
		}
		return s.replace(l, strings.Replace(l.Value, "%w", "%v", 1))
	})},
	{"error swallowed", inFile(func(s *edited) (string, bool) {
		x, ok := pick(s, func(x *ast.SelectorExpr) bool { return strings.HasPrefix(x.Sel.Name, "Err") })
		if !ok {
			return "", false
		}
		return s.replace(x, "nil")
	})},
	{"error linked", inFile(func(s *edited) (string, bool) {
		d, ok := pick(s, func(d *ast.GenDecl) bool { return d.Tok == token.TYPE })
		if !ok {
			return "", false
		}
		return s.insert(d.Pos(), fmt.Sprintf("// It fails with [Err%s].\n", s.word("NotFound", "Unavailable", "Invalid")))
	})},
	{"comment below", added("// note %[1]d\n")},
	{"comment above", inFile(func(s *edited) (string, bool) {
		return s.insert(s.file.Package, fmt.Sprintf("// note %d\n\n", s.number()))
	})},
	{"comment between", inFile(func(s *edited) (string, bool) {
		d, ok := pick[ast.Decl](s, nil)
		if !ok {
			return "", false
		}
		return s.insert(d.Pos(), fmt.Sprintf("// note %d\n\n", s.number()))
	})},
	{"directive", inFile(func(s *edited) (string, bool) {
		d, ok := pick[*ast.FuncDecl](s, nil)
		if !ok {
			return "", false
		}
		return s.insert(d.Pos(), []string{"//line other.go:100\n", "//go:noinline\n", "//go:generate echo\n\n"}[s.IntN(3)])
	})},
	{"waiver", inFile(func(s *edited) (string, bool) {
		d, ok := pick[ast.Decl](s, nil)
		if !ok {
			return "", false
		}
		rule := []string{"oneop", "imports", "contractonly", "failures", "unclassified", "cycles", "nosuchrule"}[s.IntN(7)]
		return s.insert(d.Pos(), "//nanoarch:allow "+rule+[]string{"", " it is on its way out"}[s.IntN(2)]+"\n")
	})},
	{"removed declaration", inFile(func(s *edited) (string, bool) {
		if len(s.file.Decls) < 2 {
			return "", false
		}
		return s.replace(s.file.Decls[s.IntN(len(s.file.Decls))], "")
	})},
	{"removed method", inFile(func(s *edited) (string, bool) {
		d, ok := pick(s, func(d *ast.FuncDecl) bool { return d.Recv != nil })
		if !ok {
			return "", false
		}
		return s.replace(d, "")
	})},
	{"other order", inFile(func(s *edited) (string, bool) {
		at := s.IntN(max(1, len(s.file.Decls)))
		if at == 0 {
			return "", false
		}
		return s.swap(s.file.Decls[at-1], s.file.Decls[at])
	})},
	{"other name", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.FuncDecl](s, nil)
		if !ok {
			return "", false
		}
		return s.replace(n.Name, "Re"+n.Name.Name)
	})},
	{"other constant", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.BasicLit) bool { return n.Kind == token.INT })
		if !ok {
			return "", false
		}
		return s.replace(n, fmt.Sprint(s.number()))
	})},
	{"other body", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, hasBody)
		if !ok {
			return "", false
		}
		return s.insert(n.Body.Lbrace+1, "\n\tprintln(\"extra\")")
	})},
	{"goroutine", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, hasBody)
		if !ok {
			return "", false
		}
		return s.insert(n.Body.Lbrace+1, "\n\tgo func() {\n\t\tdefer func() { _ = recover() }()\n\t}()")
	})},
	{"syntax error", inFile(func(s *edited) (string, bool) {
		return s.text[:s.IntN(len(s.text))], s.IntN(3) == 0
	})},
	{"build constraint", inFile(func(s *edited) (string, bool) {
		if strings.Contains(s.text, "//go:build") || s.file.Doc != nil {
			return "", false
		}
		return s.insert(s.file.Package, []string{"//go:build windows\n\n", "//go:build linux\n\n", "//go:build extra\n\n", "//go:build !cgo\n\n"}[s.IntN(4)])
	})},
	{"touch", func(e *editor, _ *testing.T) (string, bool) {
		files := e.files()
		name := files[e.IntN(len(files))]
		return name, os.Chtimes(e.full(name), time.Time{}, time.Now().Add(time.Duration(e.IntN(5)-3)*time.Hour)) == nil
	}},
	{"same content", func(e *editor, t *testing.T) (string, bool) {
		files := e.files()
		name := files[e.IntN(len(files))]
		e.write(t, name, e.read(t, name))
		return name, true
	}},
	// The size and the time of the file stay what they were.
	{"same size and time", func(e *editor, t *testing.T) (string, bool) {
		files := e.files()
		name := files[e.IntN(len(files))]
		info, err := os.Stat(e.full(name))
		text := e.read(t, name)
		from := []string{"int", "error", "string", "true", "Name", path.Base(path.Dir(name))}[e.IntN(6)]
		to := map[string]string{"int": "any", "error": "int64", "string": "uint16", "true": "nil ", "Name": "Nome"}[from]
		if to == "" {
			to = strings.Repeat("x", len(from))
		}
		out := strings.Replace(text, from, to, 1+e.IntN(3))
		if err != nil || out == text {
			return "", false
		}
		e.write(t, name, out)
		return name, os.Chtimes(e.full(name), time.Time{}, info.ModTime()) == nil
	}},
}
