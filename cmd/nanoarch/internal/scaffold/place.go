package scaffold

import (
	"go/ast"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// At returns the template as it reads at a package's place: what spells a capture is written with the captures' values,
// and imports of its own parts lead to the package's. Holes stay holes.
func (t *Tree) At(dir, importPath string, names []Name) (*Tree, error) {
	own := t.declared()
	out := map[string][]byte{}
	for _, f := range t.Files {
		var e edits
		packages := map[string]string{} // names of imports that change
		for _, s := range f.ast.Imports {
			p, _ := strconv.Unquote(s.Path.Value)
			if folder, ok := t.folderOf(p); ok {
				e.add(f, s.Path.Pos(), s.Path.End(), strconv.Quote(path.Join(importPath, replacePath(folder, names))))
				if s.Name == nil {
					n := t.importName(s, p)
					packages[n] = replacePath(n, names)
				}
			}
		}
		e.add(f, f.ast.Name.Pos(), f.ast.Name.End(), replacePath(f.ast.Name.Name, names))
		foreign := t.foreign(f)
		ast.Inspect(f.ast, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok || id == f.ast.Name || foreign[id] {
				return true
			}
			if to, ok := packages[id.Name]; ok && !own[id.Name] {
				e.add(f, id.Pos(), id.End(), to)
			} else if own[id.Name] {
				e.add(f, id.Pos(), id.End(), replace(id.Name, names))
			}
			return true
		})
		for _, g := range f.ast.Comments {
			for _, c := range g.List {
				if text := comment(c.Text, own, names); text != c.Text {
					e.add(f, c.Pos(), c.End(), text)
				}
			}
		}
		out[replacePath(f.Name, names)] = e.whole(f.Src)
	}
	return Parse(dir, importPath, t.Hole, out)
}

var (
	docPackage = regexp.MustCompile(`^// Package (\w+)`)
	docFirst   = regexp.MustCompile(`^// (\w+)`)
	docLink    = regexp.MustCompile(`\[(?:\w+\.)?\w+\]`)
	word       = regexp.MustCompile(`\w+`)
)

// comment writes the captures' values where a comment names something by the template's words: the package, what is
// declared below, links. Other words are prose.
func comment(text string, own map[string]bool, names []Name) string {
	if m := docPackage.FindStringSubmatchIndex(text); m != nil {
		return text[:m[2]] + replacePath(text[m[2]:m[3]], names) + text[m[3]:]
	}
	if m := docFirst.FindStringSubmatchIndex(text); m != nil && own[text[m[2]:m[3]]] {
		text = text[:m[2]] + replace(text[m[2]:m[3]], names) + text[m[3]:]
	}
	return docLink.ReplaceAllStringFunc(text, func(link string) string {
		return word.ReplaceAllStringFunc(link, func(w string) string { return replace(w, names) })
	})
}

// declared returns every name that the template's files declare, wherever.
func (t *Tree) declared() map[string]bool {
	out := map[string]bool{}
	for _, f := range t.Files {
		imports := t.imports(f)
		ast.Inspect(f.ast, func(n ast.Node) bool {
			for _, id := range declares(n) {
				if _, shadows := imports[id.Name]; !shadows {
					out[id.Name] = true
				}
			}
			return true
		})
	}
	return out
}

// declares returns the identifiers that a node declares.
func declares(n ast.Node) (out []*ast.Ident) {
	take := func(list ...ast.Expr) {
		for _, x := range list {
			if id, ok := x.(*ast.Ident); ok && id.Name != "_" {
				out = append(out, id)
			}
		}
	}
	switch n := n.(type) {
	case *ast.FuncDecl:
		take(n.Name)
	case *ast.TypeSpec:
		take(n.Name)
	case *ast.ValueSpec:
		for _, id := range n.Names {
			take(id)
		}
	case *ast.Field:
		for _, id := range n.Names {
			take(id)
		}
	case *ast.AssignStmt:
		if n.Tok.String() == ":=" {
			take(n.Lhs...)
		}
	case *ast.RangeStmt:
		if n.Tok.String() == ":=" {
			take(n.Key, n.Value)
		}
	case *ast.LabeledStmt:
		take(n.Label)
	}
	return out
}

// foreign returns the identifiers of a file that name something of a package outside the tree.
func (t *Tree) foreign(f *File) map[*ast.Ident]bool {
	imports := t.imports(f)
	out := map[*ast.Ident]bool{}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && imports[x.Name] != "" {
				if _, own := t.folderOf(imports[x.Name]); !own {
					out[s.Sel] = true
				}
			}
		}
		return true
	})
	return out
}

// unit is the files of one package clause in one folder.
func unit(f *File) string {
	return strings.TrimPrefix(path.Dir(f.Name)+"/", "./") + map[bool]string{true: "_test"}[strings.HasSuffix(f.ast.Name.Name, "_test")]
}
