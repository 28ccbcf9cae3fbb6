package inventory

import (
	"cmp"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// typ adds a type as the checker knows it: aliases are resolved, and what was inferred is there.
func (f *formReader) typ(t types.Type, at Pos) {
	f.deep++
	defer func() { f.deep-- }()
	if t == nil || f.deep > maxDepth {
		f.none(at)
		return
	}
	sub := func(t types.Type) func() { return func() { f.typ(t, at) } }
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		f.basic(t, at)
	case *types.Named:
		text := ""
		if types.IsInterface(t) {
			text = "interface"
		}
		f.node(NodeNamed, text, f.object(t.Obj()), at, func() {
			for a := range t.TypeArgs().Types() {
				f.typ(a, at)
			}
		})
	case *types.TypeParam:
		f.node(NodeNamed, "", f.object(t.Obj()), at)
	case *types.Pointer:
		f.node(NodePointer, "", 0, at, sub(t.Elem()))
	case *types.Slice:
		f.node(NodeSliceType, "", 0, at, sub(t.Elem()))
	case *types.Array:
		f.node(NodeArray, strconv.FormatInt(t.Len(), 10), 0, at, sub(t.Elem()))
	case *types.Map:
		f.node(NodeMap, "", 0, at, sub(t.Key()), sub(t.Elem()))
	case *types.Chan:
		f.node(NodeChan, [...]string{"both", "send", "receive"}[t.Dir()], 0, at, sub(t.Elem()))
	case *types.Signature:
		f.node(NodeSignature, variadic(t), 0, at, func() { f.types(t.Params(), at) }, func() { f.types(t.Results(), at) })
	case *types.Tuple:
		f.types(t, at)
	case *types.Struct:
		f.structType(t, at)
	case *types.Interface:
		f.interfaceType(t, at)
	case *types.Union:
		f.node(NodeUnion, "", 0, at, func() {
			for term := range t.Terms() {
				if term.Tilde() {
					f.node(NodeTilde, "", 0, at, sub(term.Type()))
					continue
				}
				f.typ(term.Type(), at)
			}
		})
	default:
		f.none(at)
	}
}

// basic names a basic type; byte and rune are other names of types.
func (f *formReader) basic(t *types.Basic, at Pos) {
	name := t.Name()
	if t.Kind() < types.UntypedBool && t.Kind() > types.Invalid && t.Kind() != types.UnsafePointer {
		name = types.Typ[t.Kind()].Name()
	}
	f.node(NodeBasic, name, 0, at)
}

// types adds the types of a tuple, without the names, which say nothing.
func (f *formReader) types(t *types.Tuple, at Pos) {
	f.node(NodeTuple, "", 0, at, func() {
		for v := range t.Variables() {
			f.typ(v.Type(), at)
		}
	})
}

func (f *formReader) structType(t *types.Struct, at Pos) {
	f.node(NodeStruct, "", 0, at, func() {
		for i := range t.NumFields() {
			v, text, place := t.Field(i), t.Tag(i), at
			if v.Embedded() {
				text = "embedded " + text
			}
			if v.Pos().IsValid() && f.fileOf(v.Pos()) >= 0 {
				place = f.posOfName(v)
			}
			f.node(NodeField, text, f.object(v), place, func() { f.typ(v.Type(), place) })
		}
	})
}

func (f *formReader) posOfName(o types.Object) Pos {
	at := f.pos(o.Pos(), o.Pos())
	at.End = min(at.Start+len(o.Name()), f.p.Files[at.File].Size)
	return at
}

// interfaceType adds methods and embedded types, sorted: their order means nothing.
func (f *formReader) interfaceType(t *types.Interface, at Pos) {
	var methods []*types.Func
	for m := range t.ExplicitMethods() {
		methods = append(methods, m)
	}
	slices.SortStableFunc(methods, func(a, b *types.Func) int { return strings.Compare(a.Name(), b.Name()) })
	var embedded []types.Type
	for e := range t.EmbeddedTypes() {
		embedded = append(embedded, e)
	}
	slices.SortStableFunc(embedded, func(a, b types.Type) int { return cmp.Compare(f.typeText(a), f.typeText(b)) })
	f.node(NodeInterface, "", 0, at, func() {
		for _, m := range methods {
			place := at
			if m.Pos().IsValid() && f.fileOf(m.Pos()) >= 0 {
				place = f.posOfName(m)
			}
			f.node(NodeMethod, "", f.object(m), place, func() { f.typ(m.Signature(), place) })
		}
		for _, e := range embedded {
			f.typ(e, at)
		}
	})
}
