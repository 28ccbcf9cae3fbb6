package inventory

import (
	"cmp"
	"maps"
	"slices"
)

// translate notes, at a return, which errors end there while others come out. Only variables count that hold an error
// for sure: one that was looked at before and turned out to be harmless is no reason for what is returned now. Returns of
// function literals are not those of the function.
func (x *errExec) translate(at *errState, returned errSet) {
	if x.sig != x.fn.Signature() {
		return
	}
	for v := range at.sure {
		x.turn(at.vars[v], returned)
	}
}

// turn notes that errors end where others come into being.
func (x *errExec) turn(from, into errSet) {
	if len(from) == 0 || len(into) == 0 {
		return
	}
	fn := x.funcOf(x.decls[x.fn].Name.Pos())
	out := map[Symbol]bool{}
	for o := range into {
		if o.kind != OriginText { // text names what was lost in it
			out[o.symbol] = true
		}
	}
	for held := range from {
		if held.symbol.IsZero() || held.kind == OriginText || out[held.symbol] {
			continue
		}
		for o := range into {
			if o.param != 0 {
				continue
			}
			t := Translation{Func: fn, From: held.symbol, To: o.symbol, ToKind: o.kind}
			if o.kind == OriginText {
				t.To = Symbol{}
			}
			x.turns[t] = true
		}
	}
}

func (e *errReader) translations() []Translation {
	return slices.SortedFunc(maps.Keys(e.turns), func(a, b Translation) int {
		return cmp.Or(cmp.Compare(a.Func, b.Func), compareSymbols(a.From, b.From), compareSymbols(a.To, b.To), cmp.Compare(a.ToKind, b.ToKind))
	})
}
