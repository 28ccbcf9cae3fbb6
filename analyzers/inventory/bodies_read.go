package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// readBodies makes the normal form of all files.
func readBodies(r *reader) {
	f := formReader{reader: r, form: &Form{}, objects: map[types.Object]int{}, texts: map[string]int{}}
	for _, file := range r.t.Files {
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				f.funcDecl(d)
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					f.spec(d, spec)
				}
			}
		}
	}
	r.p.Bodies = f.form
}

// formReader makes a form.
type formReader struct {
	*reader
	form    *Form
	objects map[types.Object]int
	texts   map[string]int // of types
	deep    int            // types inside each other
}

// node adds a node; what children adds stands below it.
func (f *formReader) node(kind NodeKind, text string, obj int, at Pos, children ...func()) {
	i := len(f.form.Nodes)
	f.form.Nodes = append(f.form.Nodes, FormNode{Kind: kind, Text: text, Obj: obj, Pos: at})
	for _, c := range children {
		c()
	}
	f.form.Nodes[i].Size = len(f.form.Nodes) - i
}

func (f *formReader) none(at Pos) {
	f.node(NodeNone, "", 0, Pos{File: at.File, Start: at.End, End: at.End})
}

// object returns the index of an object, from 1; 0 for none.
func (f *formReader) object(o types.Object) int {
	switch x := o.(type) {
	case nil:
		return 0
	case *types.Var:
		o = x.Origin()
	case *types.Func:
		o = x.Origin()
	}
	if i, ok := f.objects[o]; ok {
		return i
	}
	f.form.Objects = append(f.form.Objects, FormObject{Kind: f.kindOf(o), What: whatIs(o), Symbol: f.symbolOf(o)})
	i := len(f.form.Objects)
	f.objects[o] = i
	return i
}

func (f *formReader) kindOf(o types.Object) ObjectKind {
	switch {
	case o.Pkg() == nil:
		return ObjectUniverse
	case f.foreign(o):
		return ObjectOutside
	case o.Parent() == f.pkg.Scope():
		return ObjectOwn
	}
	switch x := o.(type) {
	case *types.Var:
		if x.IsField() {
			return ObjectMember
		}
	case *types.Func:
		return ObjectMember
	}
	return ObjectLocal
}

func whatIs(o types.Object) string {
	switch x := o.(type) {
	case *types.Var:
		if x.IsField() {
			return "field"
		}
		return "var"
	case *types.Const:
		return "const"
	case *types.TypeName:
		return "type"
	case *types.Func:
		return "func"
	case *types.Label:
		return "label"
	}
	return "builtin"
}

// decl adds a declaration whose tree is what root adds.
func (f *formReader) decl(kind string, name *ast.Ident, at Pos, root func(obj int)) *FormDecl {
	d := FormDecl{Kind: kind, Pos: at, Root: len(f.form.Nodes), Test: f.isTest(name.Pos())}
	if d.Name = name.Name; d.Name != "_" {
		d.Obj = f.object(f.info.Defs[name])
	}
	f.form.Decls = append(f.form.Decls, d)
	n := len(f.form.Decls) - 1
	root(d.Obj)
	return &f.form.Decls[n]
}

func (f *formReader) funcDecl(d *ast.FuncDecl) {
	fn, _ := f.info.Defs[d.Name].(*types.Func)
	if fn == nil { // an init function, or one that is called _, is no object that can be named
		kind := "func"
		if d.Name.Name == "init" {
			kind = "init"
		}
		f.decl(kind, d.Name, f.at(d), func(int) {
			f.node(NodeFunc, "", 0, f.at(d), f.noneAt(d), f.noneAt(d), f.noneAt(d), f.noneAt(d), func() { f.body(d.Body, f.at(d)) })
		})
		return
	}
	sig, kind := fn.Signature(), "func"
	switch {
	case d.Name.Name == "init" && d.Recv == nil:
		kind = "init"
	case d.Recv != nil:
		kind = "method"
	}
	x := f.decl(kind, d.Name, f.at(d), func(obj int) {
		f.node(NodeFunc, variadic(sig), obj, f.at(d), func() {
			if sig.Recv() == nil {
				f.none(f.at(d.Name))
				return
			}
			f.parameter(sig.Recv(), f.at(d.Recv))
		}, func() {
			params := sig.TypeParams()
			if sig.Recv() != nil {
				params = sig.RecvTypeParams()
			}
			f.typeParams(params, f.at(d.Name))
		}, func() { f.tuple(sig.Params(), f.at(d.Type.Params)) }, func() { f.results(sig, d.Type) }, func() { f.body(d.Body, f.at(d)) })
	})
	if kind == "init" {
		x.Obj = 0
	}
	if sig.Recv() != nil {
		if n := namedOf(sig.Recv().Type()); n != nil {
			x.Recv = n.Obj().Name()
		}
	}
}

func (f *formReader) noneAt(n ast.Node) func() { return func() { f.none(f.at(n)) } }

func (f *formReader) body(b *ast.BlockStmt, at Pos) {
	if b == nil {
		f.none(at)
		return
	}
	f.block(b)
}

func variadic(s *types.Signature) string {
	if s.Variadic() {
		return "..."
	}
	return ""
}

// tuple declares parameters; their names are objects of the function.
func (f *formReader) tuple(t *types.Tuple, at Pos) {
	f.node(NodeList, "", 0, at, func() {
		for v := range t.Variables() {
			f.parameter(v, at)
		}
	})
}

func (f *formReader) parameter(v *types.Var, around Pos) {
	at, obj := around, 0
	if v.Name() != "" && v.Name() != "_" {
		obj = f.object(v)
	}
	if v.Pos().IsValid() && f.fileOf(v.Pos()) >= 0 {
		at = f.pos(v.Pos(), v.Pos()+token.Pos(len(v.Name())))
	}
	f.node(NodeDef, "", obj, at, func() { f.typ(v.Type(), at) })
}

// results are named or not: a naked return and a deferred function see the difference.
func (f *formReader) results(s *types.Signature, t *ast.FuncType) {
	at := f.at(t)
	if t.Results != nil {
		at = f.at(t.Results)
	}
	f.tuple(s.Results(), at)
}

func (f *formReader) typeParams(l *types.TypeParamList, at Pos) {
	f.node(NodeList, "", 0, at, func() {
		for p := range l.TypeParams() {
			f.node(NodeDef, "", f.object(p.Obj()), at, func() { f.typ(p.Constraint(), at) })
		}
	})
}

// spec adds what one spec of a declaration declares.
func (f *formReader) spec(d *ast.GenDecl, spec ast.Spec) {
	at := f.at(spec)
	if !d.Lparen.IsValid() {
		at = f.at(d)
	}
	switch s := spec.(type) {
	case *ast.TypeSpec:
		x := f.decl("type", s.Name, at, func(int) { f.typeSpec(NodeTypeDecl, s) })
		x.Promoted, x.Methods = f.exportedMethods(f.info.Defs[s.Name])
	case *ast.ValueSpec:
		if d.Tok == token.CONST {
			for _, n := range s.Names {
				f.decl("const", n, at, func(int) { f.constant(n) })
			}
			return
		}
		f.vars(s, at)
	}
}

func (f *formReader) constant(n *ast.Ident) {
	c, ok := f.info.Defs[n].(*types.Const)
	if !ok {
		f.none(f.at(n))
		return
	}
	f.node(NodeConst, c.Val().ExactString(), 0, f.at(n), func() { f.typ(c.Type(), f.at(n)) })
}

func (f *formReader) vars(s *ast.ValueSpec, at Pos) {
	if len(s.Values) == 1 && len(s.Names) > 1 {
		f.decl("var", s.Names[0], at, func(int) {
			f.node(NodeVarDecl, "", 0, at, func() { f.defs(s.Names) }, func() { f.expr(s.Values[0]) })
		})
		return
	}
	for i, n := range s.Names {
		f.decl("var", n, at, func(int) {
			f.node(NodeVarDecl, "", 0, at, func() {
				if i < len(s.Values) {
					f.none(f.at(n))
					return
				}
				f.typ(f.info.TypeOf(n), f.at(s))
			}, func() {
				if i < len(s.Values) {
					f.converted(s.Values[i], f.info.TypeOf(n))
					return
				}
				f.none(f.at(n))
			})
		})
	}
}

func (f *formReader) defs(names []*ast.Ident) {
	f.node(NodeList, "", 0, f.pos(names[0].Pos(), names[len(names)-1].End()), func() {
		for _, n := range names {
			f.def(n)
		}
	})
}

// def declares a name, or is a blank.
func (f *formReader) def(n *ast.Ident) {
	if n.Name == "_" {
		f.node(NodeName, "_", 0, f.at(n))
		return
	}
	f.node(NodeDef, "", f.object(f.info.Defs[n]), f.at(n))
}

func (f *formReader) typeSpec(kind NodeKind, s *ast.TypeSpec) {
	obj, text := f.info.Defs[s.Name], ""
	if s.Assign.IsValid() {
		text = "="
	}
	f.node(kind, text, f.object(obj), f.at(s), func() {
		f.node(NodeList, "", 0, f.at(s.Name), func() {
			if s.TypeParams == nil {
				return
			}
			for _, field := range s.TypeParams.List {
				for _, n := range field.Names {
					f.node(NodeDef, "", f.object(f.info.Defs[n]), f.at(n), func() { f.typ(f.info.TypeOf(field.Type), f.at(field.Type)) })
				}
			}
		})
	}, func() { f.typ(f.info.TypeOf(s.Type), f.at(s.Type)) })
}

// exportedMethods returns the exported methods that a type is promoted, and how many it declares.
func (f *formReader) exportedMethods(o types.Object) (promoted []string, declared int) {
	tn, ok := o.(*types.TypeName)
	if !ok || types.IsInterface(tn.Type()) {
		return nil, 0
	}
	set := types.NewMethodSet(types.NewPointer(types.Unalias(tn.Type())))
	for i := range set.Len() {
		switch m := set.At(i); {
		case !m.Obj().Exported():
		case len(m.Index()) > 1:
			promoted = append(promoted, m.Obj().Name())
		default:
			declared++
		}
	}
	slices.Sort(promoted)
	return promoted, declared
}
