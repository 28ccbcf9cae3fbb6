package scaffold

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// decl is a declaration that can be matched and carried on by itself: a function, or one specification of a group.
type decl struct {
	f     *File
	node  ast.Node // *ast.FuncDecl, ast.Spec, or *ast.GenDecl for constants that count
	alone *ast.GenDecl
	kind  string
	recv  string
	names []string
	doc   *ast.CommentGroup
}

// decls returns the declarations of a tree's unit but for imports, in the order of the files.
func (t *Tree) decls(u string) []*decl {
	if known, ok := t.byUnit[u]; ok {
		return known
	}
	var out []*decl
	for _, f := range t.Files {
		if unit(f) != u {
			continue
		}
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				out = append(out, &decl{f: f, node: d, kind: "func", recv: receiver(d), names: []string{d.Name.Name}, doc: d.Doc})
			case *ast.GenDecl:
				out = append(out, specs(f, d)...)
			}
		}
	}
	if t.byUnit == nil {
		t.byUnit = map[string][]*decl{}
	}
	t.byUnit[u] = out
	return out
}

func specs(f *File, g *ast.GenDecl) []*decl {
	if g.Tok == token.IMPORT {
		return nil
	}
	var out []*decl
	whole := &decl{f: f, node: g, alone: g, kind: g.Tok.String(), doc: g.Doc}
	counts := false
	for _, s := range g.Specs {
		x := &decl{f: f, node: s, kind: g.Tok.String()}
		switch s := s.(type) {
		case *ast.TypeSpec:
			x.names, x.doc = []string{s.Name.Name}, s.Doc
		case *ast.ValueSpec:
			x.doc = s.Doc
			for _, id := range s.Names {
				x.names = append(x.names, id.Name)
			}
			counts = counts || g.Tok == token.CONST && (len(s.Values) == 0 || mentions(s, "iota"))
		}
		whole.names = append(whole.names, x.names...)
		if !g.Lparen.IsValid() {
			x.alone, x.doc = g, g.Doc
		}
		out = append(out, x)
	}
	if counts {
		return []*decl{whole}
	}
	return out
}

func mentions(n ast.Node, name string) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == name
		return true
	})
	return found
}

// receiver returns the name of a method's receiver type, "" for a function.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) != 1 {
		return ""
	}
	x := d.Recv.List[0].Type
	for {
		switch y := x.(type) {
		case *ast.StarExpr:
			x = y.X
		case *ast.ParenExpr:
			x = y.X
		case *ast.IndexExpr:
			x = y.X
		case *ast.IndexListExpr:
			x = y.X
		case *ast.Ident:
			return y.Name
		default:
			return ""
		}
	}
}

// key is what two versions of a template call the same declaration.
func (d *decl) key() string { return d.kind + " " + d.recv + "." + strings.Join(d.names, ",") }

// like reports whether two declarations could be versions of one: they have the same names, in the same unit. Receivers may
// be called as one likes.
func (d *decl) like(o *decl) bool {
	return unit(d.f) == unit(o.f) && d.kind == o.kind && (d.recv == "") == (o.recv == "") && slices.Equal(d.names, o.names) && d.names[0] != "_"
}

// title names a declaration for people.
func (d *decl) title() string {
	name := strings.Join(d.names, ", ")
	if d.recv != "" {
		name = d.recv + "." + name
	}
	if name == "_" {
		name = strings.Join(strings.Fields(d.f.text(d.node.Pos(), d.node.End())), " ")
	}
	return d.kind + " " + name
}

// outer returns the node that stands in the file by itself.
func (d *decl) outer() ast.Node {
	if d.alone != nil {
		return d.alone
	}
	return d.node
}

// bounds returns where a declaration begins with its comment, and where it ends with the comment behind it.
func (d *decl) bounds() (start, end token.Pos) {
	start, end = d.outer().Pos(), d.outer().End()
	if d.doc != nil {
		start = d.doc.Pos()
	}
	if v, ok := d.node.(*ast.ValueSpec); ok && v.Comment != nil {
		end = v.Comment.End()
	}
	if v, ok := d.node.(*ast.TypeSpec); ok && v.Comment != nil {
		end = v.Comment.End()
	}
	return start, end
}

// text returns the declaration as it stands in its file, comments included.
func (d *decl) text() string { return d.f.text(d.bounds()) }

// units returns the units of a tree, sorted as its files are.
func (t *Tree) units() []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range t.Files {
		if u := unit(f); !seen[u] {
			seen[u] = true
			out = append(out, u)
		}
	}
	return out
}
