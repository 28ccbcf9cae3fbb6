package change

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// declarations compares what a contract package declares on both sides.
type declarations struct {
	*promises
	base, head *inventory.Package
}

// thing is a declaration of any kind, as far as it is a promise.
type thing struct {
	kind string // interface, type, error, function, variable or value
	text string // its type, its signature, its value
	typ  *inventory.Type
	pos  inventory.Pos
}

// find returns what an exported name stands for.
func find(u *inventory.Package, name string) (t thing, ok bool) {
	for i := range u.Types {
		if x := &u.Types[i]; x.Name == name && !x.Test {
			t := thing{"type", x.Kind, x, x.Pos}
			switch {
			case x.Kind == "interface" && !x.Alias:
				t.kind = "interface"
			case x.Class == inventory.ClassError:
				t.kind = "error"
			}
			return t, true
		}
	}
	for _, x := range u.Funcs {
		if x.Name == name && x.Recv == "" && !x.Test {
			return thing{kind: "function", text: x.Sig, pos: x.NamePos}, true
		}
	}
	for _, x := range u.Vars {
		if x.Name == name && !x.Test {
			if x.IsError {
				return thing{kind: "error", text: "var", pos: x.Pos}, true
			}
			return thing{kind: "variable", text: x.Type.Text, pos: x.Pos}, true
		}
	}
	for _, x := range u.Consts {
		if x.Name == name {
			return thing{kind: "value", text: x.Type + " = " + x.Value, pos: x.Pos}, true
		}
	}
	return t, false
}

// compareNamed compares what an exported name stands for on both sides.
func (d *declarations) compareNamed(name string) {
	b, was := find(d.base, name)
	h, is := find(d.head, name)
	on := reliance{symbols: []inventory.Symbol{{Pkg: d.head.ImportPath, Name: name}}}
	switch {
	case !was:
		d.added(name, h)
	case !is:
		d.removed(name, b)
	case b.kind != h.kind || b.typ == nil && h.typ != nil || b.typ != nil && h.typ == nil:
		d.promise(name, h.kind+" changed", 0, true, b.describe(), h.describe(), "who uses it has to be changed with it", h.pos, true, on)
	case b.typ != nil:
		d.compareTypes(b.typ, h.typ)
	case b.kind == "error":
	case d.moves.paths.of(b.text) != h.text:
		d.promise(name, h.kind+" changed", 0, true, b.text, h.text, "who uses it has to be changed with it", h.pos, true, on)
	}
}

func (t thing) describe() string {
	if t.typ != nil {
		return "type " + t.typ.Kind
	}
	return t.text
}

// added tells what it means that something is promised that was not.
func (d *declarations) added(name string, h thing) {
	on := reliance{symbols: []inventory.Symbol{{Pkg: d.head.ImportPath, Name: name}}}
	text := h.text
	switch h.kind {
	case "error":
		on.callers, on.compiles = d.head.ImportPath, true
		d.promise(name, "error added", out, true, "", text, "callers may meet an error that they do not know", h.pos, true, on)
	case "value":
		w := d.now.ways[constType(text)]
		message := "nobody relies on it yet"
		if w&out != 0 {
			on.symbols, on.compiles = append(on.symbols, symbolOf(constType(text))), true
			message = "callers may meet a value that they do not know"
		}
		d.promise(name, "value added", w, w&out != 0, "", text, message, h.pos, true, on)
	default:
		d.promise(name, h.kind+" added", 0, false, "", h.describe(), "nobody relies on it yet", h.pos, true, on)
	}
}

// removed tells what it means that something is promised no more.
func (d *declarations) removed(name string, b thing) {
	on := reliance{symbols: []inventory.Symbol{{Pkg: d.head.ImportPath, Name: name}}}
	message := "who uses it no longer compiles"
	w := d.before.ways[d.base.ImportPath+"."+name]
	switch b.kind {
	case "interface":
		for _, m := range b.typ.Methods {
			on.symbols = append(on.symbols, inventory.Symbol{Pkg: d.head.ImportPath, Recv: name, Name: m.Name})
		}
		message = "callers and implementations no longer compile"
	case "error":
		message, w = "callers that look for it no longer compile", out
	}
	d.promise(name, b.kind+" removed", w, true, b.describe(), "", message, b.pos, false, on)
}

// promise adds a change. isHead says in which side's package the place is.
func (d *declarations) promise(symbol, change string, w way, breaking bool, before, after, message string, pos inventory.Pos, isHead bool, on reliance) {
	u := d.base
	if isHead {
		u = d.head
	}
	row := Contract{Package: d.head.Dir, Symbol: symbol, Change: change, Direction: w.String(), Breaking: breaking, Before: before, After: after, Message: message}
	row.File, row.Line = locate(u, pos)
	d.rows = append(d.rows, promise{row, d.head.ImportPath, on})
}

// constType returns the type of a constant from its text.
func constType(text string) string {
	for i := range len(text) {
		if text[i] == ' ' {
			return text[:i]
		}
	}
	return text
}

// symbolOf returns the symbol of a type from its name in full.
func symbolOf(name string) inventory.Symbol {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			return inventory.Symbol{Pkg: name[:i], Name: name[i+1:]}
		}
	}
	return inventory.Symbol{Name: name}
}

// compareTypes compares a type that both sides declare. What an alias stands for is compared where it is declared.
func (d *declarations) compareTypes(b, h *inventory.Type) {
	on := reliance{symbols: []inventory.Symbol{{Pkg: d.head.ImportPath, Name: h.Name}}}
	w := d.before.ways[d.base.ImportPath+"."+b.Name] | d.now.ways[d.head.ImportPath+"."+h.Name]
	switch {
	case b.Kind != h.Kind || b.Alias != h.Alias || d.text(b, b.TypeParams) != plain(h, h.TypeParams):
		d.promise(h.Name, "type changed", w, true, describeType(b), describeType(h), "who uses it has to be changed with it", h.Pos, true, on)
		return
	case h.Kind == "interface" && !h.Alias:
		d.compareMethods(b, h)
		return
	case h.Kind == "struct" && !h.Alias:
		d.compareFields(b, h, w)
	case d.text(b, b.Underlying) != plain(h, h.Underlying):
		d.promise(h.Name, "type changed", w, true, b.Underlying, h.Underlying, "who uses it has to be changed with it", h.Pos, true, on)
	}
	if h.Alias {
		return
	}
	d.compareMethodSets(b, h, w)
	if canCompare(d.base, b, 0) && !canCompare(d.head, h, 0) {
		d.promise(h.Name, "type changed", w, true, "comparable", "not comparable", "who compares it or uses it as a key no longer compiles", h.Pos, true, on)
	}
}

// text writes the text of a type in the base as the head would.
func (d *declarations) text(of *inventory.Type, text string) string {
	return plain(of, d.moves.paths.of(text))
}

func describeType(t *inventory.Type) string {
	if t.Alias {
		return fmt.Sprintf("type%s = %s", t.TypeParams, t.Underlying)
	}
	return fmt.Sprintf("type%s %s", t.TypeParams, t.Kind)
}

// compareMethods compares the methods of an interface: callers rely on those that are there, implementations on those that
// are not.
func (d *declarations) compareMethods(b, h *inventory.Type) {
	iface := inventory.Symbol{Pkg: d.head.ImportPath, Name: h.Name}
	for _, m := range methodNames(b, h) {
		old, was := method(b, m)
		now, is := method(h, m)
		name := h.Name + "." + m
		on := reliance{symbols: []inventory.Symbol{{Pkg: iface.Pkg, Recv: h.Name, Name: m}}, implements: iface}
		switch {
		case !is:
			d.promise(name, "method removed", in, true, old.Sig, "", "callers no longer compile", b.Pos, false, on)
		case !was:
			on.symbols = nil
			d.promise(name, "method added", in, true, "", now.Sig, "implementations lack it", h.Pos, true, on)
		case d.moves.paths.of(old.Sig) != now.Sig:
			d.promise(name, "method changed", in|out, true, old.Sig, now.Sig, "callers and implementations have to be changed with it", h.Pos, true, on)
		}
	}
}

// compareMethodSets compares the exported methods of a concrete type.
func (d *declarations) compareMethodSets(b, h *inventory.Type, w way) {
	for _, m := range methodNames(b, h) {
		old, was := method(b, m)
		now, is := method(h, m)
		on := reliance{symbols: []inventory.Symbol{{Pkg: d.head.ImportPath, Recv: h.Name, Name: m}}}
		switch {
		case was && !old.Exported || is && !now.Exported:
		case !is:
			d.promise(h.Name+"."+m, "method removed", w, true, old.Sig, "", "who calls it no longer compiles", b.Pos, false, on)
		case !was:
			d.promise(h.Name+"."+m, "method added", w, false, "", now.Sig, "nobody relies on it yet", h.Pos, true, on)
		case d.moves.paths.of(old.Sig) != now.Sig:
			d.promise(h.Name+"."+m, "method changed", w, true, old.Sig, now.Sig, "who calls it has to be changed with it", h.Pos, true, on)
		case !onPointer(d.base, h.Name, m) && onPointer(d.head, h.Name, m):
			d.promise(h.Name+"."+m, "method changed", w, true, "of "+h.Name, "of *"+h.Name, "values no longer have it, only pointers", h.Pos, true, on)
		}
	}
}

// onPointer reports whether a method is declared on pointers.
func onPointer(u *inventory.Package, typ, name string) bool {
	return slices.ContainsFunc(u.Funcs, func(f inventory.Func) bool { return f.Recv == typ && f.Name == name && f.PtrRecv })
}

func method(t *inventory.Type, name string) (inventory.Method, bool) {
	for _, m := range t.Methods {
		if m.Name == name {
			return m, true
		}
	}
	return inventory.Method{}, false
}

func methodNames(types ...*inventory.Type) []string {
	var names []string
	for _, t := range types {
		for _, m := range t.Methods {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
