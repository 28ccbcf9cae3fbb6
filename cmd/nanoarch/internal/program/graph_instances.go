package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// withInstances resolves requests of generic functions: one that sends its own type parameter sends what those that call
// it fill in. Requests that stay unknown are left out, so that they are drawn as calls.
func (b *picture) withInstances(flights map[string]*flight) map[string]*flight {
	out := map[string]*flight{}
	add := func(request string) *flight {
		request = strings.TrimLeft(request, "*")
		if out[request] == nil {
			out[request] = &flight{}
		}
		return out[request]
	}
	for request, f := range flights {
		to := add(request)
		to.many = f.many
		for _, t := range f.sent {
			for _, x := range b.instances(t) {
				to := add(x.typ)
				to.sent = append(to.sent, x)
			}
		}
		for _, t := range f.handled {
			for _, x := range b.instances(t) {
				to := add(x.typ)
				to.handled = append(to.handled, x)
			}
		}
	}
	for _, f := range out {
		byPlace := func(x, y terminal) int { return strings.Compare(x.at+" "+x.typ, y.at+" "+y.typ) }
		slices.SortStableFunc(f.sent, byPlace)
		slices.SortStableFunc(f.handled, byPlace)
	}
	return out
}

// instances returns the terminal itself, or one for each type that its type parameter stands for.
func (b *picture) instances(t terminal) []terminal {
	base := strings.TrimLeft(t.typ, "*")
	if t.call.Func < 0 || !isBare(base) {
		return []terminal{t}
	}
	number, ok := typeParameter(&t.node.unit.Funcs[t.call.Func], base)
	if !ok {
		return []terminal{t}
	}
	var out []terminal
	for _, x := range b.fillers(function{t.node, t.call.Func}, number, map[function]bool{}) {
		filled := t
		filled.root, filled.typ = x.at, t.typ[:len(t.typ)-len(base)]+x.typ
		out = append(out, filled)
	}
	return out
}

// filler is a type that stands in for a type parameter, and the package that says so.
type filler struct {
	typ string
	at  *node
}

// fillers lists what callers fill in for a type parameter of a function, through generic callers, too.
func (b *picture) fillers(f function, number int, seen map[function]bool) []filler {
	if seen[f] {
		return nil
	}
	seen[f] = true
	if b.calledBy == nil {
		b.calledBy = b.staticCalls()
	}
	var out []filler
	for _, c := range b.calledBy[f] {
		if number >= len(c.call.TypeArgs) {
			continue
		}
		typ := c.call.TypeArgs[number]
		if isBare(typ) && c.call.Func >= 0 {
			if n, ok := typeParameter(&c.node.unit.Funcs[c.call.Func], typ); ok {
				out = append(out, b.fillers(function{c.node, c.call.Func}, n, seen)...)
				continue
			}
		}
		if x := (filler{typ, c.node}); !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// staticCall is a call of a declared function of the program.
type staticCall struct {
	node *node
	call *inventory.Call
}

func (b *picture) staticCalls() map[function][]staticCall {
	out := map[function][]staticCall{}
	for _, n := range b.survey.nodes {
		if !b.shows(n) {
			continue
		}
		for i := range n.unit.Calls {
			if c := &n.unit.Calls[i]; !c.Test && len(c.TypeArgs) > 0 {
				if f, ok := b.callee(c); ok {
					out[f] = append(out[f], staticCall{n, c})
				}
			}
		}
	}
	return out
}

// isBare reports whether a type is written as one word: a predeclared type or a type parameter.
func isBare(t string) bool {
	return t != "" && strings.IndexFunc(t, func(r rune) bool { return strings.ContainsRune("./[]*(){} ,", r) }) < 0
}

// typeParameter returns which type parameter of a function a name is. The record says so by the two ways in which it
// writes parameters: with names for people, with numbers for comparing.
func typeParameter(f *inventory.Func, name string) (number int, ok bool) {
	texts := make([]string, len(f.Params))
	for i, p := range f.Params {
		texts[i] = p.Type.Text
		if f.Variadic && i == len(f.Params)-1 {
			texts[i] = "..." + strings.TrimPrefix(p.Type.Text, "[]")
		}
	}
	text, key := "("+strings.Join(texts, ", ")+")", f.Sig
	for key != "" && text != "" {
		if key[0] != '$' {
			if key[0] != text[0] {
				break
			}
			key, text = key[1:], text[1:]
			continue
		}
		n := 1
		for ; n < len(key) && key[n] >= '0' && key[n] <= '9'; n++ {
			number = number*10 + int(key[n]-'0')
		}
		word := len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool { return !strings.ContainsRune("./[]*(){} ,", r) }))
		if text[:word] == name {
			return number, true
		}
		key, text, number = key[n:], text[word:], 0
	}
	return 0, false
}
