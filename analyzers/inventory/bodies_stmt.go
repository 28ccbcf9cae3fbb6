package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
)

func (f *formReader) block(b *ast.BlockStmt) {
	f.node(NodeBlock, "", 0, f.at(b), func() { f.stmts(b.List) })
}

// blockOf adds statements as a block.
func (f *formReader) blockOf(at Pos, list ...ast.Stmt) {
	f.node(NodeBlock, "", 0, at, func() { f.stmts(list) })
}

func (f *formReader) stmts(list []ast.Stmt) {
	for _, s := range list {
		f.stmt(s)
	}
}

func (f *formReader) stmtOrNone(s ast.Stmt, at Pos) {
	if s == nil {
		f.none(at)
		return
	}
	before := len(f.form.Nodes)
	f.stmt(s)
	if len(f.form.Nodes) == before {
		f.none(at)
	}
}

// stmt adds a statement; an empty one is none, and one that declares several variables may be several.
func (f *formReader) stmt(s ast.Stmt) {
	at := f.at(s)
	sub := func(e ast.Expr) func() { return func() { f.exprOrNone(e, at) } }
	switch s := s.(type) {
	case *ast.ExprStmt:
		f.node(NodeExpr, "", 0, at, sub(s.X))
	case *ast.SendStmt:
		f.node(NodeSend, "", 0, at, sub(s.Chan), sub(s.Value))
	case *ast.IncDecStmt:
		f.node(NodeIncDec, s.Tok.String(), 0, at, sub(s.X))
	case *ast.AssignStmt:
		f.assign(s)
	case *ast.DeclStmt:
		f.declStmt(s)
	case *ast.GoStmt:
		f.node(NodeGo, "", 0, at, sub(s.Call))
	case *ast.DeferStmt:
		f.node(NodeDefer, "", 0, at, sub(s.Call))
	case *ast.ReturnStmt:
		f.node(NodeReturn, "", 0, at, func() {
			for _, r := range s.Results {
				f.expr(r)
			}
		})
	case *ast.BranchStmt:
		label := 0
		if s.Label != nil {
			label = f.object(f.info.Uses[s.Label])
		}
		f.node(NodeBranch, s.Tok.String(), label, at)
	case *ast.BlockStmt:
		f.block(s)
	case *ast.LabeledStmt:
		f.node(NodeLabeled, "", f.object(f.info.Defs[s.Label]), at, func() { f.stmtOrNone(s.Stmt, at) })
	default:
		f.compound(s, at)
	}
}

// compound adds a statement that holds others.
func (f *formReader) compound(s ast.Stmt, at Pos) {
	sub := func(e ast.Expr) func() { return func() { f.exprOrNone(e, at) } }
	inner := func(s ast.Stmt) func() { return func() { f.stmtOrNone(s, at) } }
	block := func(b *ast.BlockStmt) func() { return func() { f.block(b) } }
	switch s := s.(type) {
	case *ast.IfStmt:
		f.node(NodeIf, "", 0, at, inner(s.Init), sub(s.Cond), block(s.Body), func() { f.elseOf(s.Else, at) })
	case *ast.SwitchStmt:
		f.node(NodeSwitch, "", 0, at, inner(s.Init), sub(s.Tag), block(s.Body))
	case *ast.TypeSwitchStmt:
		f.node(NodeTypes, "", 0, at, inner(s.Init), func() { f.expr(switched(s.Assign)) }, block(s.Body))
	case *ast.CaseClause:
		text := ""
		if s.List == nil {
			text = "default"
		}
		f.node(NodeClause, text, f.object(f.info.Implicits[s]), at, func() {
			f.node(NodeList, "", 0, at, func() {
				for _, e := range s.List {
					f.expr(e)
				}
			})
		}, func() { f.blockOf(f.pos(s.Colon, s.End()), s.Body...) })
	case *ast.SelectStmt:
		f.node(NodeSelectStmt, "", 0, at, block(s.Body))
	case *ast.CommClause:
		f.node(NodeComm, "", 0, at, inner(s.Comm), func() { f.blockOf(f.pos(s.Colon, s.End()), s.Body...) })
	case *ast.ForStmt:
		f.node(NodeFor, "", 0, at, inner(s.Init), sub(s.Cond), inner(s.Post), block(s.Body))
	case *ast.RangeStmt:
		f.rangeStmt(s, at)
	case *ast.EmptyStmt:
	default:
		f.none(at)
	}
}

// elseOf adds what else there is as a block: an if there is the only statement of one.
func (f *formReader) elseOf(s ast.Stmt, at Pos) {
	switch s := s.(type) {
	case nil:
		f.none(at)
	case *ast.BlockStmt:
		f.block(s)
	default:
		f.blockOf(f.at(s), s)
	}
}

func switched(s ast.Stmt) ast.Expr {
	switch s := s.(type) {
	case *ast.AssignStmt:
		if len(s.Rhs) == 1 {
			return s.Rhs[0]
		}
	case *ast.ExprStmt:
		return s.X
	}
	return nil
}

func (f *formReader) rangeStmt(s *ast.RangeStmt, at Pos) {
	text := s.Tok.String()
	variable := func(e ast.Expr) func() {
		return func() {
			n, isName := e.(*ast.Ident)
			switch {
			case e == nil, isName && n.Name == "_":
				f.none(at)
			case isName && s.Tok == token.DEFINE:
				f.def(n)
			default:
				f.expr(e)
			}
		}
	}
	if blankOrNone(s.Key) && blankOrNone(s.Value) {
		text = ""
	}
	f.node(NodeRange, text, 0, at, variable(s.Key), variable(s.Value), func() { f.expr(s.X) }, func() { f.block(s.Body) })
}

func blankOrNone(e ast.Expr) bool {
	n, ok := e.(*ast.Ident)
	return e == nil || ok && n.Name == "_"
}

// assign adds an assignment. Several new variables with a value each are as many statements.
func (f *formReader) assign(s *ast.AssignStmt) {
	at := f.at(s)
	if s.Tok != token.DEFINE {
		f.node(NodeAssign, s.Tok.String(), 0, at, func() { f.exprs(s.Lhs, at) }, func() { f.exprs(s.Rhs, at) })
		return
	}
	fresh := len(s.Lhs) == len(s.Rhs)
	for _, l := range s.Lhs {
		n, ok := l.(*ast.Ident)
		fresh = fresh && ok && n.Name != "_" && f.info.Defs[n] != nil
	}
	if fresh {
		for i, l := range s.Lhs {
			f.define(l.(*ast.Ident), s.Rhs[i], f.spread(at, len(s.Lhs), l))
		}
		return
	}
	f.node(NodeDefine, "", 0, at, func() {
		f.node(NodeList, "", 0, at, func() {
			for _, l := range s.Lhs {
				if n, ok := l.(*ast.Ident); ok && (n.Name == "_" || f.info.Defs[n] != nil) {
					f.def(n)
				} else {
					f.expr(l)
				}
			}
		})
	}, func() { f.exprs(s.Rhs, at) })
}

// spread returns the place of one of several definitions in a statement.
func (f *formReader) spread(whole Pos, of int, name ast.Expr) Pos {
	if of == 1 {
		return whole
	}
	return f.at(name)
}

// define adds the definition of one variable.
func (f *formReader) define(n *ast.Ident, value ast.Expr, at Pos) {
	f.node(NodeDefine, "", 0, at, func() {
		f.node(NodeList, "", 0, at, func() { f.def(n) })
	}, func() {
		f.node(NodeList, "", 0, at, func() { f.converted(value, f.info.TypeOf(n)) })
	})
}

func (f *formReader) exprs(list []ast.Expr, at Pos) {
	f.node(NodeList, "", 0, at, func() {
		for _, e := range list {
			if n, ok := e.(*ast.Ident); ok && n.Name == "_" {
				f.node(NodeName, "_", 0, f.at(n))
				continue
			}
			f.expr(e)
		}
	})
}

// declStmt adds the declarations of a body, one by one.
func (f *formReader) declStmt(s *ast.DeclStmt) {
	d, ok := s.Decl.(*ast.GenDecl)
	if !ok {
		return
	}
	for _, spec := range d.Specs {
		at := f.at(spec)
		if len(d.Specs) == 1 {
			at = f.at(s)
		}
		switch x := spec.(type) {
		case *ast.TypeSpec:
			f.typeSpec(NodeTypeStmt, x)
		case *ast.ValueSpec:
			if d.Tok == token.VAR {
				f.localVars(x, at)
			}
			// a constant is its value wherever it is used
		}
	}
}

func (f *formReader) localVars(s *ast.ValueSpec, at Pos) {
	if len(s.Values) == 1 && len(s.Names) > 1 {
		f.node(NodeDefine, "", 0, at, func() { f.defs(s.Names) }, func() {
			f.node(NodeList, "", 0, at, func() { f.manyValued(s) })
		})
		return
	}
	for i, n := range s.Names {
		place := f.spread(at, len(s.Names), n)
		switch {
		case i >= len(s.Values):
			f.node(NodeVar, "", 0, place, func() { f.def(n) }, func() { f.typ(f.info.TypeOf(n), place) })
		case n.Name == "_":
			f.node(NodeAssign, token.ASSIGN.String(), 0, place, func() { f.exprs([]ast.Expr{n}, place) }, func() {
				f.node(NodeList, "", 0, place, func() { f.converted(s.Values[i], f.declared(s)) })
			})
		default:
			f.define(n, s.Values[i], place)
		}
	}
}

// declared returns the type that is written for the variables of a spec, nil if none is.
func (f *formReader) declared(s *ast.ValueSpec) types.Type {
	if s.Type == nil {
		return nil
	}
	return f.info.TypeOf(s.Type)
}

// manyValued adds the one value of several variables, converted where a type is written.
func (f *formReader) manyValued(s *ast.ValueSpec) {
	if s.Type == nil {
		f.expr(s.Values[0])
		return
	}
	f.node(NodeConvert, "", 0, f.at(s), func() { f.typ(f.info.TypeOf(s.Type), f.at(s.Type)) }, func() { f.expr(s.Values[0]) })
}
