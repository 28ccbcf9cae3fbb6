package inventory

import "go/ast"

// scopeWalk finds the identifiers of a file that no declaration inside a function hides: those that stand for the
// package's own names, for imports, or for the universe. It is only asked in files where that is in question.
type scopeWalk struct {
	// free is called for such identifiers, with the selector expression that qualifies a name by it, if there is one.
	free   func(id *ast.Ident, sel *ast.SelectorExpr)
	scopes []map[string]bool // of the functions and blocks around the current node, innermost last
}

func (w *scopeWalk) file(f *ast.File) {
	for _, d := range f.Decls {
		w.decl(d)
	}
}

func (w *scopeWalk) open()  { w.scopes = append(w.scopes, nil) }
func (w *scopeWalk) close() { w.scopes = w.scopes[:len(w.scopes)-1] }

// declare hides a name from here on. At package level nothing is hidden: what is declared there cannot be imported too.
func (w *scopeWalk) declare(ids ...*ast.Ident) {
	if len(w.scopes) == 0 {
		return
	}
	top := &w.scopes[len(w.scopes)-1]
	for _, id := range ids {
		if *top == nil {
			*top = map[string]bool{}
		}
		(*top)[id.Name] = true
	}
}

func (w *scopeWalk) name(id *ast.Ident, sel *ast.SelectorExpr) {
	for _, s := range w.scopes {
		if s[id.Name] {
			return
		}
	}
	w.free(id, sel)
}

func (w *scopeWalk) decl(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		w.open()
		if d.Recv != nil {
			for _, f := range d.Recv.List { // the type parameters of a receiver are declared by naming them
				w.receiverParams(f.Type)
			}
		}
		w.types(d.Recv)
		w.function(d.Type, d.Recv, d.Body)
		w.close()
	case *ast.GenDecl:
		for _, s := range d.Specs {
			w.spec(s)
		}
	}
}

func (w *scopeWalk) receiverParams(t ast.Expr) {
	switch t := t.(type) {
	case *ast.ParenExpr:
		w.receiverParams(t.X)
	case *ast.StarExpr:
		w.receiverParams(t.X)
	case *ast.IndexExpr:
		w.declareAll(t.Index)
	case *ast.IndexListExpr:
		w.declareAll(t.Indices...)
	}
}

// function takes a signature and its body. Types of parameters do not see the parameters.
func (w *scopeWalk) function(t *ast.FuncType, recv *ast.FieldList, body *ast.BlockStmt) {
	w.open()
	w.typeParams(t.TypeParams)
	w.types(t.Params)
	w.types(t.Results)
	for _, list := range []*ast.FieldList{recv, t.Params, t.Results} {
		if list != nil {
			for _, f := range list.List {
				w.declare(f.Names...)
			}
		}
	}
	if body != nil {
		w.stmts(body.List)
	}
	w.close()
}

// typeParams declares type parameters, whose constraints see them.
func (w *scopeWalk) typeParams(list *ast.FieldList) {
	if list == nil {
		return
	}
	for _, f := range list.List {
		w.declare(f.Names...)
	}
	w.types(list)
}

// types takes the types of fields or parameters, not their names.
func (w *scopeWalk) types(list *ast.FieldList) {
	if list == nil {
		return
	}
	for _, f := range list.List {
		w.walk(f.Type)
	}
}

func (w *scopeWalk) spec(s ast.Spec) {
	switch s := s.(type) {
	case *ast.ValueSpec:
		w.walk(s.Type)
		w.exprs(s.Values...)
		w.declare(s.Names...)
	case *ast.TypeSpec:
		w.declare(s.Name)
		w.open()
		w.typeParams(s.TypeParams)
		w.walk(s.Type)
		w.close()
	}
}

func (w *scopeWalk) exprs(list ...ast.Expr) {
	for _, e := range list {
		w.walk(e)
	}
}

func (w *scopeWalk) declareAll(list ...ast.Expr) {
	for _, e := range list {
		if id, ok := e.(*ast.Ident); ok {
			w.declare(id)
		}
	}
}

// walk takes expressions, and statements wherever they stand.
func (w *scopeWalk) walk(n ast.Node) {
	if n == nil {
		return
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			w.name(n, nil)
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok {
				w.name(id, n)
			} else {
				w.walk(n.X)
			}
			return false
		case *ast.KeyValueExpr:
			if _, field := n.Key.(*ast.Ident); field {
				w.walk(n.Value)
				return false
			}
		case *ast.FuncLit:
			w.function(n.Type, nil, n.Body)
			return false
		case *ast.FuncType:
			w.types(n.Params)
			w.types(n.Results)
			return false
		case *ast.StructType:
			w.types(n.Fields)
			return false
		case *ast.InterfaceType:
			w.types(n.Methods)
			return false
		case ast.Stmt:
			return w.stmt(n)
		}
		return true
	})
}
