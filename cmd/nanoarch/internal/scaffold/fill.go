package scaffold

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Filled returns the files of a template at a package's place with the least in its holes that compiles.
func (t *Tree) Filled(names []Name) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, f := range t.Files {
		var e edits
		t.fill(f, f.ast, names, &e)
		for _, g := range f.ast.Comments {
			for _, c := range g.List {
				if strings.HasPrefix(c.Text, directive) {
					end := f.offset(c.End())
					if end < len(f.Src) && f.Src[end] == '\n' {
						end++
					}
					e = append(e, edit{f.offset(c.Pos()), end, ""})
				}
			}
		}
		src, err := tidy(t, f.Name, e.whole(f.Src), nil, false)
		if err != nil {
			return nil, err
		}
		out[f.Name] = src
	}
	return out, nil
}

// fill writes the least that compiles into the holes below a node.
func (t *Tree) fill(f *File, top ast.Node, names []Name, e *edits) {
	locals := map[string]bool{}
	ast.Inspect(top, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			clear(locals)
		case *ast.AssignStmt, *ast.ValueSpec, *ast.RangeStmt:
			for _, id := range declares(n) {
				locals[id.Name] = true
			}
		case *ast.ExprStmt:
			if c := t.stmtsHole(f, n); c != nil {
				text := todo(c, locals)
				if f.goesOnBehind(n.End()) { // the comment would take it along
					text = "\n" + text + "\n"
				}
				e.add(f, n.Pos(), n.End(), text)
				return false
			}
		case *ast.CallExpr:
			if typ := t.exprHole(f, n); typ != nil {
				e.add(f, n.Pos(), n.End(), t.least(f, typ, names))
				return false
			}
		case *ast.StructType:
			for _, field := range n.Fields.List {
				if t.fieldHole(f, field) {
					end := f.offset(field.End())
					if end < len(f.Src) && f.Src[end] == '\n' {
						end++
					}
					*e = append(*e, edit{f.offset(field.Pos()), end, ""})
				}
			}
		}
		return true
	})
}

// goesOnBehind reports whether code follows a place on its line.
func (f *File) goesOnBehind(at token.Pos) bool {
	rest, _, _ := strings.Cut(string(f.Src[f.offset(at):]), "\n")
	rest = strings.TrimSpace(rest)
	return rest != "" && !strings.HasPrefix(rest, "//")
}

// todo is what a hole for statements is filled with. Variables that only the hole reads are still used.
func todo(hole *ast.CallExpr, locals map[string]bool) string {
	var keep []string
	for _, x := range hole.Args {
		if id, ok := x.(*ast.Ident); ok && locals[id.Name] {
			keep = append(keep, "_ = "+id.Name)
		}
	}
	return strings.Join(append([]string{"// TODO: write what belongs here."}, keep...), "\n")
}

// least returns an expression of a type that asks nothing of the type's package.
func (t *Tree) least(f *File, typ ast.Expr, names []Name) string {
	text := f.text(typ.Pos(), typ.End())
	switch x := typ.(type) {
	case *ast.Ident:
		switch x.Name {
		case "string":
			if len(names) > 0 {
				return strconv.Quote(names[len(names)-1].Value + ": TODO")
			}
			return `"TODO"`
		case "bool":
			return "false"
		case "error", "any":
			return "nil"
		case "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr", "byte", "rune", "float32", "float64", "complex64", "complex128":
			return "0"
		}
		if t.structType(path.Dir(f.Name), x.Name) {
			return text + "{}"
		}
	case *ast.StarExpr, *ast.MapType, *ast.ChanType, *ast.FuncType, *ast.InterfaceType:
		return "nil"
	case *ast.ArrayType:
		if x.Len == nil {
			return "nil"
		}
		return text + "{}"
	case *ast.StructType:
		return text + "{}"
	case *ast.SelectorExpr:
		if q, ok := x.X.(*ast.Ident); ok {
			if folder, ok := t.folderOf(t.imports(f)[q.Name]); ok && t.structType(folder, x.Sel.Name) {
				return text + "{}"
			}
		}
	}
	return "*new(" + text + ")"
}

// structType reports whether a folder of the tree declares a struct type of that name.
func (t *Tree) structType(folder, name string) bool {
	for _, f := range t.Files {
		if path.Dir(f.Name) != folder {
			continue
		}
		for _, d := range f.ast.Decls {
			if g, ok := d.(*ast.GenDecl); ok {
				for _, s := range g.Specs {
					if s, ok := s.(*ast.TypeSpec); ok && s.Name.Name == name {
						_, is := s.Type.(*ast.StructType)
						return is
					}
				}
			}
		}
	}
	return false
}

// tidy formats a file, unless it is to stay as it is written, and gives it the imports that it uses: those that it has, and
// of those offered, which are paths by name, the ones that it lacks.
func tidy(t *Tree, name string, src []byte, offered map[string]string, asWritten bool) ([]byte, error) {
	one, err := Parse(t.Dir, t.ImportPath, t.Hole, map[string][]byte{name: src})
	if err != nil {
		return nil, err
	}
	f := one.Files[0]
	used, declared := map[string]bool{}, one.declared()
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				used[x.Name] = true
			}
		}
		return true
	})
	var e edits
	has := map[string]bool{}
	for _, s := range f.ast.Imports {
		p, _ := strconv.Unquote(s.Path.Value)
		n := t.importName(s, p)
		has[n] = true
		if n == "_" || n == "." || used[n] || p == "C" || s.Name == nil && !t.sure(p) {
			continue
		}
		end := f.offset(s.End())
		if s.Comment != nil {
			end = f.offset(s.Comment.End())
		}
		if end < len(f.Src) && f.Src[end] == '\n' {
			end++
		}
		e = append(e, edit{f.offset(s.Pos()), end, ""})
	}
	var lines []string
	for n, p := range offered {
		if used[n] && !has[n] && !declared[n] {
			line := strconv.Quote(p)
			if n != t.importNameOf(p) {
				line = n + " " + line
			}
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	e = append(e, addImports(f, lines)...)
	src = dropEmptyImports(e.whole(f.Src))
	if asWritten {
		return src, nil
	}
	out, err := format.Source(src)
	if err != nil {
		return nil, fmt.Errorf("%s: what came out is no Go code: %w", path.Join(t.Dir, name), err)
	}
	return out, nil
}

// sure reports whether the name of a package is known, so that an import of it can be called unused.
func (t *Tree) sure(p string) bool {
	_, own := t.folderOf(p)
	first, _, _ := strings.Cut(p, "/")
	return own || p == t.Hole || !strings.Contains(first, ".") || strings.HasPrefix(p, moduleOf(t))
}

// moduleOf returns what all packages of the tree's repository have in common in their import paths.
func moduleOf(t *Tree) string { return strings.TrimSuffix(t.ImportPath, t.Dir) }

func (t *Tree) importNameOf(p string) string {
	return t.importName(&ast.ImportSpec{Path: &ast.BasicLit{Value: strconv.Quote(p)}}, p)
}
