package inventory

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
)

// expr adds an expression. A constant is its value and type, however it is written.
func (f *formReader) expr(e ast.Expr) {
	e = ast.Unparen(e)
	if e == nil {
		return
	}
	at := f.at(e)
	tv := f.info.Types[e]
	switch {
	case tv.Value != nil:
		f.node(NodeConst, tv.Value.ExactString(), 0, at, func() { f.typ(tv.Type, at) })
		return
	case tv.IsType():
		f.typ(tv.Type, at)
		return
	}
	first := len(f.form.Nodes)
	f.operation(e, at)
	if tv.Type != nil && first < len(f.form.Nodes) && f.form.Nodes[first].Type == 0 {
		f.form.Nodes[first].Type = f.typeNumber(tv.Type)
	}
}

// typeNumber returns the index of a type's text, from 1.
func (f *formReader) typeNumber(t types.Type) int {
	text := f.typeText(t)
	n, ok := f.texts[text]
	if !ok {
		f.form.Types = append(f.form.Types, text)
		n = len(f.form.Types)
		f.texts[text] = n
	}
	return n
}

// operation adds an expression that is neither a constant nor a type.
func (f *formReader) operation(e ast.Expr, at Pos) {
	sub := func(e ast.Expr) func() { return func() { f.exprOrNone(e, at) } }
	switch e := e.(type) {
	case *ast.Ident:
		f.name(e)
	case *ast.SelectorExpr:
		f.selector(e)
	case *ast.CallExpr:
		f.call(e)
	case *ast.IndexExpr:
		f.index(e.X, []ast.Expr{e.Index}, at)
	case *ast.IndexListExpr:
		f.index(e.X, e.Indices, at)
	case *ast.SliceExpr:
		f.node(NodeSlice, strconv.FormatBool(f.isArray(e.X)), 0, at, sub(e.X), sub(e.Low), sub(e.High), sub(e.Max))
	case *ast.StarExpr:
		f.node(NodeStar, "", 0, at, sub(e.X))
	case *ast.UnaryExpr:
		f.node(NodeUnary, e.Op.String(), 0, at, sub(e.X))
	case *ast.BinaryExpr:
		f.node(NodeBinary, e.Op.String(), 0, at, sub(e.X), sub(e.Y))
	case *ast.KeyValueExpr:
		f.node(NodeKey, "", 0, at, sub(e.Key), sub(e.Value))
	case *ast.CompositeLit:
		f.literal(e)
	case *ast.FuncLit:
		sig, _ := f.info.TypeOf(e).(*types.Signature)
		if sig == nil {
			f.none(at)
			return
		}
		f.node(NodeFuncLit, variadic(sig), 0, at, func() { f.tuple(sig.Params(), at) }, func() { f.results(sig, e.Type) }, func() { f.block(e.Body) })
	case *ast.TypeAssertExpr:
		f.node(NodeAssert, "", 0, at, sub(e.X), sub(e.Type))
	default:
		f.none(at)
	}
}

func (f *formReader) exprOrNone(e ast.Expr, at Pos) {
	if e == nil {
		f.none(at)
		return
	}
	f.expr(e)
}

// isArray reports whether slicing the value takes the address of it.
func (f *formReader) isArray(e ast.Expr) bool {
	t := f.info.TypeOf(e)
	if t == nil {
		return false
	}
	_, is := t.Underlying().(*types.Array)
	return is
}

// name adds an identifier, with the type arguments that it has, written or inferred.
func (f *formReader) name(n *ast.Ident) {
	obj := f.info.Uses[n]
	if obj == nil {
		obj = f.info.Defs[n]
	}
	f.named(n, f.at(n), func() {
		text := ""
		if obj == nil {
			text = n.Name
		}
		f.node(NodeName, text, f.object(obj), f.at(n))
	})
}

func (f *formReader) named(n *ast.Ident, at Pos, generic func()) {
	inst, ok := f.info.Instances[n]
	if !ok {
		generic()
		return
	}
	f.node(NodeInst, "", 0, at, generic, func() {
		for t := range inst.TypeArgs.Types() {
			f.typ(t, at)
		}
	})
}

// selector adds a qualified name, or a field or method of a value by all steps that lead there.
func (f *formReader) selector(e *ast.SelectorExpr) {
	sel := f.info.Selections[e]
	if sel == nil {
		f.named(e.Sel, f.at(e), func() {
			text := ""
			if f.info.Uses[e.Sel] == nil { // C.x
				text = e.Sel.Name
			}
			f.node(NodeName, text, f.object(f.info.Uses[e.Sel]), f.at(e))
		})
		return
	}
	if sel.Kind() == types.MethodExpr {
		f.node(NodeSelect, "expr", f.object(sel.Obj()), f.at(e), func() { f.typ(sel.Recv(), f.at(e.X)) })
		return
	}
	steps := f.embeddedSteps(sel)
	how := "field"
	if sel.Kind() == types.MethodVal {
		how = "method"
		if f.takesAddress(sel, steps) {
			how = "method&"
		}
	}
	f.node(NodeSelect, how, f.object(sel.Obj()), f.at(e), func() { f.steps(steps, e.X) })
}

func (f *formReader) steps(fields []*types.Var, x ast.Expr) {
	if len(fields) == 0 {
		f.expr(x)
		return
	}
	last := len(fields) - 1
	f.node(NodeSelect, "field", f.object(fields[last]), f.at(x), func() { f.steps(fields[:last], x) })
}

// embeddedSteps returns the embedded fields on the way to what is selected.
func (f *formReader) embeddedSteps(sel *types.Selection) []*types.Var {
	var out []*types.Var
	t := sel.Recv()
	for _, i := range sel.Index()[:len(sel.Index())-1] {
		s, ok := pointed(t).Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() {
			break
		}
		out = append(out, s.Field(i))
		t = s.Field(i).Type()
	}
	return out
}

func pointed(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// takesAddress reports whether a call of the method hands over the address of the value.
func (f *formReader) takesAddress(sel *types.Selection, steps []*types.Var) bool {
	sig, _ := sel.Obj().Type().(*types.Signature)
	if sig == nil || sig.Recv() == nil {
		return false
	}
	t := sel.Recv()
	if len(steps) > 0 {
		t = steps[len(steps)-1].Type()
	}
	_, wants := types.Unalias(sig.Recv().Type()).(*types.Pointer)
	_, has := t.Underlying().(*types.Pointer)
	return wants && !has
}

// call adds a call, a conversion, or the value alone where a conversion changes nothing.
func (f *formReader) call(e *ast.CallExpr) {
	at := f.at(e)
	if tv := f.info.Types[e.Fun]; tv.IsType() && len(e.Args) == 1 {
		f.convert(tv.Type, e.Args[0], at)
		return
	}
	text := ""
	if e.Ellipsis.IsValid() {
		text = "..."
	}
	f.node(NodeCall, text, 0, at, func() { f.expr(e.Fun) }, func() {
		for _, a := range e.Args {
			f.expr(a)
		}
	})
}

func (f *formReader) convert(to types.Type, e ast.Expr, at Pos) {
	if from := f.info.TypeOf(e); from != nil && types.Identical(from, to) {
		f.expr(e)
		return
	}
	f.node(NodeConvert, "", 0, at, func() { f.typ(to, at) }, func() { f.expr(e) })
}

// converted adds the value of a variable of the given type.
func (f *formReader) converted(e ast.Expr, to types.Type) {
	if to == nil || f.info.Types[e].Value != nil && isBasic(to) {
		f.expr(e)
		return
	}
	if f.info.Types[e].IsNil() {
		f.node(NodeConvert, "", 0, f.at(e), func() { f.typ(to, f.at(e)) }, func() { f.expr(e) })
		return
	}
	f.convert(to, e, f.at(e))
}

func isBasic(t types.Type) bool {
	_, is := t.Underlying().(*types.Basic)
	return is
}

// index adds an element, or a generic function whose type arguments are written, which named adds in any case.
func (f *formReader) index(x ast.Expr, indices []ast.Expr, at Pos) {
	if f.info.Types[indices[0]].IsType() {
		f.expr(x)
		return
	}
	f.node(NodeIndex, "", 0, at, func() { f.expr(x) }, func() { f.expr(indices[0]) })
}

// literal adds a composite literal. Fields of a struct have their names, and come in the struct's order where nothing is
// called whose order could matter.
func (f *formReader) literal(e *ast.CompositeLit) {
	at, t := f.at(e), f.info.TypeOf(e)
	if t == nil {
		f.none(at)
		return
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok { // the element &T{} of a list, written {}
		f.node(NodeUnary, token.AND.String(), 0, at, func() { f.literalOf(e, p.Elem()) })
		return
	}
	f.literalOf(e, t)
}

func (f *formReader) literalOf(e *ast.CompositeLit, t types.Type) {
	at := f.at(e)
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		f.node(NodeLit, "", 0, at, func() { f.typ(t, at) }, func() {
			for _, x := range e.Elts {
				f.expr(x)
			}
		})
		return
	}
	type element struct {
		index int
		value ast.Expr
	}
	var elements []element
	calls := false
	for i, x := range e.Elts {
		el := element{i, x}
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			key, _ := kv.Key.(*ast.Ident)
			el = element{fieldIndex(s, key), kv.Value}
		}
		calls = calls || mayAct(el.value)
		elements = append(elements, el)
	}
	if !calls {
		slices.SortStableFunc(elements, func(a, b element) int { return cmp.Compare(a.index, b.index) })
	}
	f.node(NodeLit, "", 0, at, func() { f.typ(t, at) }, func() {
		for _, el := range elements {
			place := f.at(el.value)
			f.node(NodeKey, "", 0, place, func() {
				if el.index < 0 || el.index >= s.NumFields() {
					f.none(place)
					return
				}
				f.node(NodeName, "", f.object(s.Field(el.index)), place)
			}, func() { f.expr(el.value) })
		}
	})
}

func fieldIndex(s *types.Struct, key *ast.Ident) int {
	for i := range s.NumFields() {
		if key != nil && s.Field(i).Name() == key.Name {
			return i
		}
	}
	return -1
}

// mayAct reports whether an expression may do something besides having a value.
func mayAct(e ast.Expr) bool {
	acts := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			acts = true
		case *ast.UnaryExpr:
			acts = acts || n.Op == token.ARROW
		case *ast.FuncLit:
			return false
		}
		return !acts
	})
	return acts
}
