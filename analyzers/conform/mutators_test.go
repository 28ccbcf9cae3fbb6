package conform

import (
	"fmt"
	"go/ast"
	"go/token"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// normalising are ways to write the same otherwise.
var normalising = []struct {
	name   string
	change func(s *rand.Rand, text string) string
}{
	{"rename a variable", func(_ *rand.Rand, x string) string { return word(x, "count", "total") }},
	{"rename a receiver", func(_ *rand.Rand, x string) string { return word(x, "h", "self") }},
	{"rename parameters", func(_ *rand.Rand, x string) string { return word(word(x, "ctx", "c"), "in", "input") }},
	{"rename an unexported method", func(_ *rand.Rand, x string) string { return word(x, "check", "verify") }},
	{"rename a constant", func(_ *rand.Rand, x string) string { return word(x, "limit", "ceiling") }},
	{"rename a package variable", func(_ *rand.Rand, x string) string { return word(x, "errLimit", "errTooMany") }},
	{"rename a type", func(_ *rand.Rand, x string) string { return word(x, "entry", "line") }},
	{"rename a field", func(_ *rand.Rand, x string) string { return word(x, "rows", "lines") }},
	{"rename a label", func(_ *rand.Rand, x string) string { return word(x, "each", "all") }},
	{"alias an import", func(_ *rand.Rand, x string) string {
		return strings.Replace(strings.ReplaceAll(x, "fmt.", "format."), "\t\"fmt\"", "\tformat \"fmt\"", 1)
	}},
	{"parentheses", func(_ *rand.Rand, x string) string {
		return strings.NewReplacer("count > 3", "(count) > (3)", "return out, nil", "return (out), (nil)", "row.Size > limit", "(row.Size > limit)").Replace(x)
	}},
	{"var for :=", func(_ *rand.Rand, x string) string {
		return strings.Replace(x, "\tcount := 0\n", "\tvar count = 0\n", 1)
	}},
	{"var with a type", func(_ *rand.Rand, x string) string {
		return strings.Replace(x, "\tcount := 0\n", "\tvar count int = 0\n", 1)
	}},
	{"fold a text", func(_ *rand.Rand, x string) string { return strings.Replace(x, `"check: %w"`, `"check" + ": %w"`, 1) }},
	{"fold a number", func(_ *rand.Rand, x string) string { return strings.Replace(x, "limit = 8", "limit = 1 << 3", 1) }},
	{"unkeyed literal", func(_ *rand.Rand, x string) string {
		return strings.Replace(x, "&Handler{log: l, rows: map[string]Row{}, most: most}", "&Handler{l, map[string]Row{}, most}", 1)
	}},
	{"keys in another order", func(_ *rand.Rand, x string) string {
		return strings.Replace(x, "&Handler{log: l, rows: map[string]Row{}, most: most}", "&Handler{most: most, rows: map[string]Row{}, log: l}", 1)
	}},
	{"redundant conversion", func(_ *rand.Rand, x string) string {
		return strings.Replace(x, "count += row.Size", "count += int(row.Size)", 1)
	}},
	{"comments", func(_ *rand.Rand, x string) string { return strings.ReplaceAll(x, "\treturn ", "\t// why\n\treturn ") }},
	{"parentheses around a range", func(_ *rand.Rand, x string) string {
		return strings.Replace(x, "for _, r := range h.rows", "for _, r := range (h.rows)", 1)
	}},
	{"group parameters", func(_ *rand.Rand, x string) string {
		return strings.Replace(x, "l *log.Logger, most int", "l *log.Logger, most (int)", 1)
	}},
	{"reorder", func(s *rand.Rand, x string) string {
		head, decls := declsOf(x)
		s.Shuffle(len(decls), func(i, j int) { decls[i], decls[j] = decls[j], decls[i] })
		return head + strings.Join(decls, "\n\n") + "\n"
	}},
	{"grouped types", func(_ *rand.Rand, x string) string {
		return strings.Replace(strings.Replace(x, "type In struct{ N int }\n", "", 1), "type Out struct{ N int }", "type (\n\tIn  struct{ N int }\n\tOut struct{ N int }\n)", 1)
	}},
}

// word replaces a name where it is a word of its own, and no part of a text.
func word(text, from, to string) string {
	return regexp.MustCompile(`"?\b`+from+`\b`).ReplaceAllStringFunc(text, func(found string) string {
		if found[0] == '"' {
			return found
		}
		return to
	})
}

// declsOf cuts a file into what stands before its declarations and these.
func declsOf(text string) (head string, decls []string) {
	at := strings.Index(text, "\n)\n") + 3
	var now []string
	for _, line := range strings.Split(strings.TrimSpace(text[at:]), "\n\n") {
		now = append(now, line)
		if joined := strings.Join(now, "\n\n"); strings.Count(joined, "{") == strings.Count(joined, "}") {
			decls = append(decls, joined)
			now = nil
		}
	}
	return text[:at] + "\n", decls
}

// splitFiles puts the functions of a text that need no import into a file of their own.
func splitFiles(text string) map[string]string {
	head, decls := declsOf(text)
	moved := []string{"package op"}
	decls = slices.DeleteFunc(decls, func(d string) bool {
		move := strings.Contains(d, ") visit(") || strings.Contains(d, "func made(")
		if move {
			moved = append(moved, d)
		}
		return move
	})
	return map[string]string{"op.go": head + strings.Join(decls, "\n\n") + "\n", "more.go": strings.Join(moved, "\n\n") + "\n"}
}

// meaning are ways to change what the template's own code does.
var meaning = []struct {
	name   string
	change func(s *rand.Rand, f *ast.File) bool
}{
	{"drop a statement", func(s *rand.Rand, f *ast.File) bool {
		return inList(s, f, func(l []ast.Stmt, i int) []ast.Stmt { return slices.Delete(slices.Clone(l), i, i+1) })
	}},
	{"repeat a statement", func(s *rand.Rand, f *ast.File) bool {
		return inList(s, f, func(l []ast.Stmt, i int) []ast.Stmt {
			if nearHole(l, i) {
				return nil
			}
			return slices.Insert(slices.Clone(l), i, l[i])
		})
	}},
	{"swap statements", func(s *rand.Rand, f *ast.File) bool {
		return inList(s, f, func(l []ast.Stmt, i int) []ast.Stmt {
			if i+1 == len(l) || isHole(l[i+1]) {
				return nil
			}
			out := slices.Clone(l)
			out[i], out[i+1] = out[i+1], out[i]
			return out
		})
	}},
	{"add a statement", func(s *rand.Rand, f *ast.File) bool {
		return inList(s, f, func(l []ast.Stmt, i int) []ast.Stmt {
			if nearHole(l, i) {
				return nil
			}
			return slices.Insert(slices.Clone(l), i, ast.Stmt(&ast.AssignStmt{Lhs: []ast.Expr{ast.NewIdent("_")}, Tok: token.ASSIGN, Rhs: []ast.Expr{ast.NewIdent("limit")}}))
		})
	}},
	{"never do a statement", func(s *rand.Rand, f *ast.File) bool {
		return inList(s, f, func(l []ast.Stmt, i int) []ast.Stmt {
			out := slices.Clone(l)
			out[i] = &ast.IfStmt{Cond: ast.NewIdent("false"), Body: &ast.BlockStmt{List: []ast.Stmt{l[i]}}}
			return out
		})
	}},
	{"do it later", func(s *rand.Rand, f *ast.File) bool {
		return inList(s, f, func(l []ast.Stmt, i int) []ast.Stmt {
			e, ok := l[i].(*ast.ExprStmt)
			if !ok {
				return nil
			}
			out := slices.Clone(l)
			out[i] = &ast.DeferStmt{Call: e.X.(*ast.CallExpr)}
			return out
		})
	}},
	{"do it at once", func(s *rand.Rand, f *ast.File) bool {
		return inList(s, f, func(l []ast.Stmt, i int) []ast.Stmt {
			d, ok := l[i].(*ast.DeferStmt)
			if !ok {
				return nil
			}
			out := slices.Clone(l)
			out[i] = &ast.ExprStmt{X: d.Call}
			return out
		})
	}},
	{"another text", inNodes(func(n *ast.BasicLit) bool {
		if n.Kind != token.STRING || n.Value == `""` || n.Value[0] == '`' || n.ValuePos < 120 {
			return false
		}
		n.Value = `"other"`
		return true
	})},
	{"another number", inNodes(func(n *ast.BasicLit) bool {
		if n.Kind != token.INT {
			return false
		}
		n.Value = "7"
		return true
	})},
	{"another comparison", inNodes(func(n *ast.BinaryExpr) bool {
		other, ok := map[token.Token]token.Token{token.EQL: token.NEQ, token.NEQ: token.EQL, token.GTR: token.LEQ, token.LSS: token.GEQ}[n.Op]
		if ok {
			n.Op = other
		}
		return ok
	})},
	{"or for and", inNodes(func(n *ast.BinaryExpr) bool {
		if n.Op != token.LAND {
			return false
		}
		n.Op = token.LOR
		return true
	})},
	{"operands swapped", inNodes(func(n *ast.BinaryExpr) bool {
		n.X, n.Y = n.Y, n.X
		return n.Op == token.GTR || n.Op == token.LSS
	})},
	{"no negation", inNodes(func(n *ast.IfStmt) bool {
		u, ok := n.Cond.(*ast.UnaryExpr)
		if ok {
			n.Cond = u.X
		}
		return ok
	})},
	{"condition negated", inNodes(func(n *ast.IfStmt) bool {
		n.Cond = &ast.UnaryExpr{Op: token.NOT, X: &ast.ParenExpr{X: n.Cond}}
		return true
	})},
	{"no else", inNodes(func(n *ast.IfStmt) bool {
		had := n.Else != nil
		n.Else = nil
		return had
	})},
	{"another method", inNodes(func(n *ast.SelectorExpr) bool {
		other, ok := map[string]string{"Info": "Warn", "Warn": "Info"}[n.Sel.Name]
		if ok {
			n.Sel.Name = other
		}
		return ok
	})},
	{"error swallowed", inNodes(func(n *ast.ReturnStmt) bool {
		last := len(n.Results) - 1
		if id, ok := n.Results[last].(*ast.Ident); !ok || id.Name == "nil" {
			return false
		}
		n.Results[last] = ast.NewIdent("nil")
		return true
	})},
	{"error made up", inNodes(func(n *ast.ReturnStmt) bool {
		last := len(n.Results) - 1
		if id, ok := n.Results[last].(*ast.Ident); !ok || id.Name != "nil" {
			return false
		}
		n.Results[last] = ast.NewIdent("errLimit")
		return true
	})},
	{"continue for break", inNodes(func(n *ast.BranchStmt) bool {
		if n.Tok == token.BREAK {
			n.Tok = token.CONTINUE
		} else {
			n.Tok = token.BREAK
		}
		return true
	})},
	{"another operator", inNodes(func(n *ast.AssignStmt) bool {
		if n.Tok != token.ADD_ASSIGN {
			return false
		}
		n.Tok = token.SUB_ASSIGN
		return true
	})},
	{"down for up", inNodes(func(n *ast.IncDecStmt) bool {
		n.Tok = map[token.Token]token.Token{token.INC: token.DEC, token.DEC: token.INC}[n.Tok]
		return true
	})},
	{"no case", inNodes(func(n *ast.SwitchStmt) bool {
		n.Body.List = n.Body.List[1:]
		return true
	})},
	{"cases swapped", inNodes(func(n *ast.SwitchStmt) bool {
		l := n.Body.List
		l[0], l[1] = l[1], l[0]
		return true
	})},
	{"another tag", inNodes(func(n *ast.Field) bool {
		had := n.Tag != nil
		if had {
			n.Tag = &ast.BasicLit{Kind: token.STRING, Value: "`json:\"key\"`"}
		}
		return had
	})},
	{"no tag", inNodes(func(n *ast.Field) bool {
		had := n.Tag != nil
		n.Tag = nil
		return had
	})},
	{"value receiver", inNodes(func(n *ast.FuncDecl) bool {
		if n.Recv == nil {
			return false
		}
		n.Recv.List[0].Type = ast.NewIdent("Handler")
		return true
	})},
	{"no function", func(_ *rand.Rand, f *ast.File) bool {
		return dropDecl(f, func(d ast.Decl) bool { fd, ok := d.(*ast.FuncDecl); return ok && fd.Name.Name == "New" })
	}},
	{"another exported function", renamed("New", "Make")},
	{"another exported type", renamed("Handler", "Server")},
	{"another exported name of a hole's type", renamed("In", "Request")},
	{"another exported method", renamed("Handle", "Serve")},
	{"another exported field", renamed("Size", "Length")},
	{"an exported name for an unexported one", renamed("visit", "Visit")},
	{"an init function", addDecl("init", false)},
	{"an exported function", addDecl("Other", false)},
	{"an exported method", addDecl("Other", true)},
	{"defer in a loop of its own", inNodes(func(n *ast.DeferStmt) bool {
		n.Call = &ast.CallExpr{Fun: &ast.FuncLit{Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: &ast.BlockStmt{List: []ast.Stmt{&ast.ExprStmt{X: n.Call}}}}}
		return true
	})},
}

func isHole(s ast.Stmt) bool { return strings.Contains(fmt.Sprint(nameOfCall(s)), "hole") }

func nameOfCall(s ast.Stmt) string {
	if e, ok := s.(*ast.ExprStmt); ok {
		if c, ok := e.X.(*ast.CallExpr); ok {
			if sel, ok := c.Fun.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok {
					return x.Name
				}
			}
		}
	}
	return ""
}

// nearHole reports whether what is put before a statement could as well stand in a hole.
func nearHole(l []ast.Stmt, i int) bool {
	return i > 0 && isHole(l[i-1]) || isHole(l[i]) || i+1 < len(l) && isHole(l[i+1])
}

// inList changes one list of statements at a statement that is no hole.
func inList(s *rand.Rand, f *ast.File, change func(l []ast.Stmt, i int) []ast.Stmt) bool {
	type place struct {
		b *ast.BlockStmt
		i int
	}
	var all []place
	ast.Inspect(f, func(n ast.Node) bool {
		if b, ok := n.(*ast.BlockStmt); ok {
			for i := range b.List {
				if _, clause := b.List[i].(*ast.CaseClause); !clause && !isHole(b.List[i]) {
					all = append(all, place{b, i})
				}
			}
		}
		return true
	})
	s.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, p := range all {
		if out := change(p.b.List, p.i); out != nil {
			p.b.List = out
			return true
		}
	}
	return false
}

// inNodes changes one node of a kind.
func inNodes[N ast.Node](change func(N) bool) func(*rand.Rand, *ast.File) bool {
	return func(s *rand.Rand, f *ast.File) bool {
		var all []N
		ast.Inspect(f, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.IMPORT {
				return false
			}
			if x, ok := n.(N); ok {
				all = append(all, x)
			}
			return true
		})
		s.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, n := range all {
			if change(n) {
				return true
			}
		}
		return false
	}
}

// renamed calls something of the program otherwise everywhere.
func renamed(from, to string) func(*rand.Rand, *ast.File) bool {
	return func(_ *rand.Rand, f *ast.File) bool {
		found := false
		ast.Inspect(f, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && fmt.Sprint(sel.X) == "errors" {
				return false
			}
			if id, ok := n.(*ast.Ident); ok && id.Name == from {
				id.Name, found = to, true
			}
			return true
		})
		return found
	}
}

func dropDecl(f *ast.File, drop func(ast.Decl) bool) bool {
	before := len(f.Decls)
	f.Decls = slices.DeleteFunc(f.Decls, drop)
	return len(f.Decls) < before
}

func addDecl(name string, method bool) func(*rand.Rand, *ast.File) bool {
	return func(_ *rand.Rand, f *ast.File) bool {
		d := &ast.FuncDecl{Name: ast.NewIdent(name), Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: &ast.BlockStmt{}}
		if method {
			d.Recv = &ast.FieldList{List: []*ast.Field{{Type: &ast.StarExpr{X: ast.NewIdent("Handler")}}}}
		}
		f.Decls = append(f.Decls, d)
		return true
	}
}
