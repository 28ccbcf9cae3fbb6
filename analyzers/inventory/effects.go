package inventory

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// readEffects finds what the unit's own code does without calling anybody.
func readEffects(r *reader) {
	for i := range r.nodes {
		r.effect(int32(i))
	}
	r.linknames()
	slices.SortStableFunc(r.p.Effects, func(a, b Effect) int { return comparePos(a.Pos, b.Pos) })
}

func (r *reader) effect(i int32) {
	switch n := r.nodes[i].Node.(type) {
	case *ast.GoStmt:
		r.addEffect("goroutine", "go "+calledText(n.Call), n)
	case *ast.ImportSpec:
		if n.Path.Value == `"C"` || n.Path.Value == "`C`" {
			r.addEffect("cgo", `import "C"`, n.Path)
		}
	case *ast.SelectorExpr:
		if p, ok := r.used(i + 1).(*types.PkgName); ok && p.Imported().Path() == "C" {
			r.addEffect("cgo", "C."+n.Sel.Name, n)
		}
	case *ast.Ident:
		if obj := r.used(i); obj != nil && obj.Pkg() == types.Unsafe {
			if _, ok := obj.(*types.PkgName); !ok {
				r.addEffect("unsafe", "unsafe."+n.Name, n)
			}
		}
	case *ast.FuncDecl:
		if n.Name.Name == "init" && n.Recv == nil {
			e := r.newEffect("init", "func init", n.Name)
			e.Pos = r.pos(n.Type.Func, n.Type.End())
			r.p.Effects = append(r.p.Effects, e)
		}
	}
}

func (r *reader) newEffect(kind, detail string, n ast.Node) Effect {
	return Effect{Kind: kind, Detail: detail, Func: r.funcOf(n.Pos()), Pos: r.at(n), Test: r.isTest(n.Pos())}
}

func (r *reader) addEffect(kind, detail string, n ast.Node) {
	r.p.Effects = append(r.p.Effects, r.newEffect(kind, detail, n))
}

func calledText(c *ast.CallExpr) string {
	if _, ok := ast.Unparen(c.Fun).(*ast.FuncLit); ok {
		return "func"
	}
	return types.ExprString(c.Fun)
}

// linknames turns the directives of the files that count into effects of the functions that they bind.
func (r *reader) linknames() {
	for _, d := range r.p.Directives {
		if d.Kind != "go:linkname" || r.p.Files[d.Pos.File].Excluded != "" {
			continue
		}
		local, _, _ := strings.Cut(d.Text, " ")
		e := Effect{Kind: "linkname", Detail: "//go:linkname " + d.Text, Pos: d.Pos, Test: d.Test}
		e.Func = slices.IndexFunc(r.p.Funcs, func(f Func) bool { return f.Recv == "" && f.Name == local })
		r.p.Effects = append(r.p.Effects, e)
	}
}
