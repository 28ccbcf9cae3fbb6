package inventory

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
)

// usesReader collects the uses of other packages' objects. How a member or an inferred type was got hold of is only
// known once it is known which types the unit names, so that is settled at the end.
type usesReader struct {
	*reader
	known []*usedObject            // what describe said, by number of the object
	named []uint8                  // by symbol: is it a type named by an identifier, in the unit without its tests (1), in its tests (2)
	marks map[*ast.Ident]identMark // of identifiers still to come
	fun   ast.Expr                 // the function of the call being entered
}

type identMark uint8

const (
	markEmbedded identMark = 1 << iota
	markTypeArg
	markWrite
)

// usedObject is what can be said of an object wherever it is used.
type usedObject struct {
	use     Use   // no kind for objects that are no uses
	symbol  int32 // the number of its symbol, which objects can share
	owner   int32 // that of the type that declares a member, 0 if there is none
	settled bool  // via is known
	kept    bool  // of the standard library only some are
}

type rawUse struct {
	*usedObject
	place    Place
	via      Via
	settled  bool
	inferred bool // a type that is only used if it is never named
	test     bool
	write    bool
}

func readUses(r *reader) {
	u := &usesReader{reader: r, marks: map[*ast.Ident]identMark{}, named: []uint8{0}}
	if u.symbols == nil {
		u.symbols = map[Symbol]int32{}
	}
	for i := range u.seen {
		if u.seen[i] == nil {
			u.seen[i] = map[types.Type]bool{}
		}
	}
	for i := int32(0); i < int32(len(r.nodes)); i++ {
		if _, ok := r.nodes[i].Node.(*ast.ImportSpec); ok {
			i = r.nodes[i].end - 1
			continue
		}
		u.visit(i)
	}
	r.p.Uses = u.settle()
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isNamed reports whether code names a type; tests see what the code beside them names.
func (u *usesReader) isNamed(symbol int32, test bool) bool {
	return u.named[symbol]&(1|2*uint8(bit(test))) != 0
}

// settle decides how the raw uses were got hold of and groups them.
func (u *usesReader) settle() []Use {
	type key struct {
		symbol int32
		via    Via
		test   bool
	}
	groups := map[key]int{}
	uses := []Use{}
	counts, of := []int{}, make([]int, len(u.uses)) // places in each group; group of each raw use, -1 if it is none
	total := 0
	for i := range u.uses {
		raw := &u.uses[i]
		if of[i] = -1; raw.inferred && u.isNamed(raw.symbol, raw.test) {
			continue
		}
		if !raw.settled && !u.isNamed(raw.owner, raw.test) {
			raw.via = ViaInferred
		}
		k := key{raw.symbol, raw.via, raw.test}
		g, ok := groups[k]
		if !ok {
			g = len(uses)
			groups[k] = g
			use := raw.use
			use.Via, use.Test = raw.via, raw.test
			uses, counts = append(uses, use), append(counts, 0)
		}
		uses[g].Write = uses[g].Write || raw.write
		of[i] = g
		counts[g]++
		total++
	}
	places := make([]Place, total)
	for g, n := range counts {
		uses[g].At, places = places[:0:n], places[n:]
	}
	for i, g := range of {
		if g >= 0 {
			uses[g].At = append(uses[g].At, u.uses[i].place)
		}
	}
	for g := range uses {
		at := uses[g].At
		slices.SortFunc(at, func(a, b Place) int { return comparePos(a.Pos, b.Pos) })
		uses[g].At = slices.Compact(at)
	}
	slices.SortFunc(uses, func(a, b Use) int {
		return cmp.Or(compareSymbols(a.Symbol, b.Symbol), cmp.Compare(a.Via, b.Via), cmp.Compare(bit(a.Test), bit(b.Test)))
	})
	return slices.Clip(uses)
}

// add keeps one use of an object at an identifier.
func (u *usesReader) add(id *ast.Ident, object int32, mark identMark) {
	o := u.describe(object)
	if !o.kept {
		return
	}
	raw := rawUse{usedObject: o, place: u.placeOf(id), settled: o.settled, test: u.isTest(id.Pos()), write: mark&markWrite != 0}
	switch {
	case mark&markEmbedded != 0:
		raw.via, raw.settled = ViaEmbedded, true
	case mark&markTypeArg != 0 && o.use.Kind == UseType:
		raw.via = ViaTypeArg
	}
	if o.use.Kind == UseType {
		u.named[o.symbol] |= 1 << bit(raw.test)
	}
	u.uses = append(u.uses, raw)
}

// describe says everything of an object that does not depend on the place where it is used. Objects are used often, so
// it is worked out once.
func (u *usesReader) describe(object int32) *usedObject {
	if n := int(object) + 1 - len(u.known); n > 0 {
		u.known = append(u.known, make([]*usedObject, n)...)
	}
	o := u.known[object]
	if o == nil {
		o = u.describeNew(u.objects[object])
		std := o.use.Kind != 0 && u.ctx.IsStd(o.use.Symbol.Pkg)
		o.kept = o.use.Kind != 0 && (!std || o.use.Kind == UseFunc || o.use.Kind == UseMethod || o.use.Kind == UseVar)
		o.symbol = u.symbol(o.use.Symbol)
		u.known[object] = o
	}
	return o
}

func (u *usesReader) symbol(s Symbol) int32 {
	n, ok := u.symbols[s]
	if !ok {
		n = int32(len(u.named))
		u.symbols[s] = n
		u.named = append(u.named, 0)
	}
	return n
}

func (u *usesReader) describeNew(obj types.Object) *usedObject {
	out := &usedObject{settled: true, use: Use{Symbol: u.symbolOf(obj)}}
	use := &out.use
	switch o := obj.(type) {
	case *types.Func:
		use.Kind = UseFunc
		if recv := o.Signature().Recv(); recv != nil {
			use.Kind, use.Class, out.settled = UseMethod, ClassInterface, false
			if n := namedOf(recv.Type()); n != nil {
				use.Class, out.owner = u.class(n), u.symbol(typeSymbol(n.Obj()))
			}
		}
	case *types.Var:
		if o.IsField() {
			use.Kind, out.settled = UseField, false
			if owner, ok := o.Pkg().Scope().Lookup(use.Symbol.Recv).(*types.TypeName); ok {
				use.Class, out.owner = u.class(owner.Type()), u.symbol(typeSymbol(owner))
			}
			break
		}
		use.Kind, use.Class = UseVar, u.class(o.Type())
		use.Error = implementsError(o.Type())
		use.Mutable = !use.Error
	case *types.Const:
		use.Kind = UseConst
	case *types.TypeName:
		use.Kind, use.Class = UseType, u.class(o.Type())
		use.Error = implementsError(o.Type())
		if use.Alias = aliasOf(o); !use.Alias.IsZero() {
			use.PkgName = o.Pkg().Name()
		}
	default:
		return &usedObject{}
	}
	use.Contract = u.surface(obj.Pkg()).has(use, obj)
	return out
}

// aliasOf returns the type of another package that a name without type parameters merely stands for, zero if it is no such
// name.
func aliasOf(o *types.TypeName) Symbol {
	if !o.IsAlias() || o.Pkg() == nil {
		return Symbol{}
	}
	if a, ok := o.Type().(*types.Alias); ok && a.TypeParams().Len() > 0 {
		return Symbol{}
	}
	n, ok := types.Unalias(o.Type()).(*types.Named)
	if !ok || n.TypeParams().Len() > 0 || n.Obj().Pkg() == nil || n.Obj().Pkg() == o.Pkg() || !n.Obj().Exported() {
		return Symbol{}
	}
	return typeSymbol(n.Obj())
}

// infer notes the first-party types behind t that the unit gets without naming them.
func (u *usesReader) infer(n ast.Node, t types.Type) {
	switch t.(type) {
	case nil, *types.Basic:
		return
	}
	test := u.isTest(n.Pos())
	seen := u.seen[bit(test)]
	if seen[t] {
		return
	}
	eachNamed(t, seen, func(named *types.Named) {
		obj := named.Obj()
		if !u.foreign(obj) || !u.ctx.IsFirstParty(obj.Pkg().Path()) {
			return
		}
		if o := u.describe(u.number(obj)); o.use.Kind != 0 {
			u.uses = append(u.uses, rawUse{usedObject: o, place: u.placeOf(n), via: ViaInferred, settled: o.settled, inferred: true, test: test})
		}
	})
}

// eachNamed calls do for the origin of every defined type that t is made of: behind pointers, in elements, in
// parameters and results, in type arguments. It does not look into structs, and at nothing twice.
func eachNamed(t types.Type, seen map[types.Type]bool, do func(*types.Named)) {
	t = types.Unalias(t)
	if _, basic := t.(*types.Basic); basic || t == nil || seen[t] {
		return
	}
	seen[t] = true
	switch u := t.(type) {
	case *types.Named:
		if o := u.Origin(); o == t || !seen[o] {
			seen[o] = true
			do(o)
		}
		for a := range u.TypeArgs().Types() {
			eachNamed(a, seen, do)
		}
	case *types.Pointer:
		eachNamed(u.Elem(), seen, do)
	case *types.Slice:
		eachNamed(u.Elem(), seen, do)
	case *types.Array:
		eachNamed(u.Elem(), seen, do)
	case *types.Chan:
		eachNamed(u.Elem(), seen, do)
	case *types.Map:
		eachNamed(u.Key(), seen, do)
		eachNamed(u.Elem(), seen, do)
	case *types.Signature:
		eachNamed(u.Params(), seen, do)
		eachNamed(u.Results(), seen, do)
	case *types.Tuple:
		for v := range u.Variables() {
			eachNamed(v.Type(), seen, do)
		}
	}
}
