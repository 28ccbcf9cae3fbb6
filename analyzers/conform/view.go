package conform

import (
	"iter"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// view is a unit with its normal form.
type view struct {
	unit *inventory.Package
	*inventory.Form
}

// children gives the indexes of a node's children.
func (v view) children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := i + 1; c < i+v.Nodes[i].Size; c += v.Nodes[c].Size {
			if !yield(c) {
				return
			}
		}
	}
}

// second returns the index of the second child.
func (v view) second(i int) int { return i + 1 + v.Nodes[i+1].Size }

// hasBody reports whether a function is written in Go.
func (v view) hasBody(root int) bool {
	last := root
	for child := range v.children(root) {
		last = child
	}
	return v.Nodes[last].Kind == inventory.NodeBlock
}

func (v view) object(i int) *inventory.FormObject {
	if o := v.Nodes[i].Obj; o > 0 {
		return &v.Objects[o-1]
	}
	return nil
}

// holeCall returns which function of the package of holes a call calls, "" for none.
func (r *Record) holeCall(v view, call int) string {
	if v.Nodes[call].Kind != inventory.NodeCall {
		return ""
	}
	f := call + 1
	if v.Nodes[f].Kind == inventory.NodeInst {
		f++
	}
	if o := v.object(f); v.Nodes[f].Kind == inventory.NodeName && o != nil && o.Symbol.Pkg == r.Hole && o.Kind == inventory.ObjectOutside {
		return o.Symbol.Name
	}
	return ""
}

func (r *Record) isStmtHole(v view, stmt int) bool {
	return v.Nodes[stmt].Kind == inventory.NodeExpr && r.holeCall(v, stmt+1) == "Stmts"
}

// isTypeHole reports whether a type is struct{ hole.Any }.
func (r *Record) isTypeHole(v view, t int) bool { return v.Nodes[t].Size == 3 && r.hasFieldHole(v, t) }

// hasFieldHole reports whether a type is a struct with a hole for fields: it embeds hole.Any.
func (r *Record) hasFieldHole(v view, t int) bool {
	if v.Nodes[t].Kind != inventory.NodeStruct {
		return false
	}
	for f := range v.children(t) {
		if r.isFieldHole(v, f) {
			return true
		}
	}
	return false
}

func (r *Record) isFieldHole(v view, field int) bool {
	if v.Nodes[field].Text != "embedded " || v.Nodes[field].Size != 2 {
		return false
	}
	o := v.object(field + 1)
	return o != nil && o.Symbol.Pkg == r.Hole && o.Symbol.Name == "Any"
}

// isExprHole reports whether an expression is hole.Expr[T](...).
func (r *Record) isExprHole(v view, e int) bool { return r.holeCall(v, e) == "Expr" }
