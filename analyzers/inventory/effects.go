package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"
)

// ReadSyntax adds the sections that need no types to a record that ReadImports made from the same files. They come in
// the order of the record's files, each with a file set that holds it, parsed with or without comments; none is looked
// at again when the next one comes.
func (p *Package) ReadSyntax(files iter.Seq2[*ast.File, *token.FileSet]) {
	defer p.recoverFault()
	p.Effects = nil
	e := effectReader{named: map[string]int{}}
	for f, fset := range files {
		e.placed = p.place([]*ast.File{f}, fset, e.count)
		e.read()
	}
	e.finish(p)
	p.Depth = max(p.Depth, DepthSyntax)
}

// readEffects reads section effects from all files of the unit at once.
func (p *Package) readEffects(files *placed) {
	p.Effects = nil
	e := effectReader{placed: files, named: map[string]int{}}
	e.read()
	e.finish(p)
}

// effectReader finds what the unit's own code does without calling anybody.
type effectReader struct {
	*placed
	count int            // functions of the files that were read
	named map[string]int // the first function of each name
}

func (e *effectReader) read() {
	for _, f := range e.files {
		e.file(f)
		for fd := range functions(f) {
			if _, known := e.named[fd.Name.Name]; fd.Recv == nil && !known {
				e.named[fd.Name.Name] = e.count
			}
			e.count++
		}
	}
}

func (e *effectReader) finish(p *Package) {
	e.linknames(p)
	slices.SortStableFunc(p.Effects, func(a, b Effect) int { return comparePos(a.Pos, b.Pos) })
	p.Sections |= SectionEffects
}

func (e *effectReader) file(f *ast.File) {
	var unsafeNames []string // what the file calls the package; often it also imports it without a name
	importsC := false
	for _, decl := range f.Decls {
		switch d := decl.(type) {
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				s, ok := spec.(*ast.ImportSpec)
				if !ok {
					continue
				}
				switch strings.Trim(s.Path.Value, "\"`") {
				case "C":
					importsC = true
					e.add("cgo", `import "C"`, s.Path)
				case "unsafe":
					if s.Name == nil {
						unsafeNames = append(unsafeNames, "unsafe")
					} else if s.Name.Name != "_" {
						unsafeNames = append(unsafeNames, s.Name.Name)
					}
				}
			}
		case *ast.FuncDecl:
			if d.Name.Name == "init" && d.Recv == nil {
				e.addAt("init", "func init", d.Name, e.pos(d.Type.Func, d.Type.End()))
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			e.add("goroutine", "go "+calledText(n.Call), n)
		case *ast.ImportSpec, *ast.CommentGroup:
			return false
		}
		return true
	})
	if len(unsafeNames) > 0 || importsC {
		e.packages(f, unsafeNames, importsC)
	}
}

// packages finds what a file uses of the packages unsafe, under the names that it gives it, and C.
func (e *effectReader) packages(f *ast.File, unsafeNames []string, importsC bool) {
	dot := slices.Contains(unsafeNames, ".")
	w := scopeWalk{free: func(id *ast.Ident, sel *ast.SelectorExpr) {
		switch {
		case sel == nil && dot && slices.Contains(types.Unsafe.Scope().Names(), id.Name):
			e.add("unsafe", "unsafe."+id.Name, id)
		case sel != nil && slices.Contains(unsafeNames, id.Name):
			e.add("unsafe", "unsafe."+sel.Sel.Name, sel.Sel)
		case sel != nil && importsC && id.Name == "C":
			e.add("cgo", "C."+sel.Sel.Name, sel)
		}
	}}
	w.file(f)
}

func (e *effectReader) add(kind, detail string, n ast.Node) { e.addAt(kind, detail, n, e.at(n)) }

func (e *effectReader) addAt(kind, detail string, n ast.Node, at Pos) {
	e.p.Effects = append(e.p.Effects, Effect{Kind: kind, Detail: detail, Func: e.funcOf(n.Pos()), Pos: at, Test: e.isTest(n.Pos())})
}

func calledText(c *ast.CallExpr) string {
	if _, ok := ast.Unparen(c.Fun).(*ast.FuncLit); ok {
		return "func"
	}
	return types.ExprString(c.Fun)
}

// linknames turns the directives of the files that count into effects of the functions that they bind.
func (e *effectReader) linknames(p *Package) {
	for _, d := range p.Directives {
		if d.Kind != "go:linkname" || p.Files[d.Pos.File].Excluded != "" {
			continue
		}
		local, _, _ := strings.Cut(d.Text, " ")
		bound, ok := e.named[local]
		if !ok {
			bound = -1
		}
		p.Effects = append(p.Effects, Effect{Kind: "linkname", Detail: "//go:linkname " + d.Text, Func: bound, Pos: d.Pos, Test: d.Test})
	}
}
