package rules

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed reach.toml dispatch.toml protocol.toml
var tableFiles embed.FS

// Effect says what a function, method or variable outside the program reaches.
type Effect struct {
	Symbol string   // path.Func, path.Var or (path.Type).Method; path.* for everything in a package, (path.Type).* for all methods of a type
	Reach  []string // reach words, sorted
	Input  string   // clock, random, env, global-read, global-dispatch, global-log, ...: the hidden input that a use of it is; "" for none
}

// Arg is a place in a call: an argument or a type argument.
type Arg struct {
	IsType bool
	N      int // from 0
}

// Dispatch describes how a mediator or bus sends and handles requests. An Arg that is nil takes the default: the
// request is the first type argument of a generic function, else the first argument that is no context.
type Dispatch struct {
	Send, Handle                  string // path.Func or (path.Type).Method, "" for none
	Request, Result, Handler, Key *Arg
	Many                          bool // events: none, one or several handlers
	Pos                           Pos  // zero for the shipped table
}

// tables are the shipped tables, or these with what a policy adds.
type tables struct {
	effects   map[string]Effect
	protocols []string
	dispatch  []Dispatch
	hash      string // of the shipped files
}

// Effects returns all effects, sorted by symbol.
func (p *Policy) Effects() []Effect {
	out := make([]Effect, 0, len(p.tables.effects))
	for _, e := range p.tables.effects {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b Effect) int { return strings.Compare(a.Symbol, b.Symbol) })
	return out
}

// Effect returns what a symbol, written as path.Name or (path.Type).Method, reaches: by its own entry, else by that of
// its type, else by that of its package.
func (p *Policy) Effect(symbol string) (Effect, bool) {
	if e, ok := p.tables.effects[symbol]; ok {
		return e, true
	}
	for _, w := range wildcardsOf(symbol) {
		if e, ok := p.tables.effects[w]; ok {
			return e, true
		}
	}
	return Effect{}, false
}

// Protocols returns the types of protocol libraries, sorted: path.Type or path.*; a path that ends in /... covers what is
// below it too.
func (p *Policy) Protocols() []string { return slices.Clone(p.tables.protocols) }

// Dispatches returns all mediators and buses: the shipped ones first, then the policy's own.
func (p *Policy) Dispatches() []Dispatch { return slices.Clone(p.tables.dispatch) }

// ContractTypes returns the types that roles name as their contract, sorted.
func (p *Policy) ContractTypes() []string {
	var out []string
	for _, r := range p.roles {
		if r.Contract.Kind == ContractType {
			out = append(out, r.Contract.Type)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Hash returns a key of everything that the policy says, with all that it extends and the shipped tables.
func (p *Policy) Hash() string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(p.hash+p.tables.hash)))
}

// ReadingHash returns a key of what the reading of code may depend on: build context, generated files, tables and
// contract types. Roles, lists and levels play no part.
func (p *Policy) ReadingHash() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %v\n", p.build.GOOS, p.build.GOARCH, p.build.Tags, p.build.CGO)
	fmt.Fprintf(h, "%q %q %q\n", texts(p.generated), p.ContractTypes(), p.tables.protocols)
	for _, e := range p.Effects() {
		fmt.Fprintf(h, "%q %q %q\n", e.Symbol, e.Reach, e.Input)
	}
	for _, d := range p.tables.dispatch {
		fmt.Fprintf(h, "%q %q %s %s %s %s %v\n", d.Send, d.Handle, d.Request, d.Result, d.Handler, d.Key, d.Many)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// String returns the place as policies write it, "" for none.
func (a *Arg) String() string {
	switch {
	case a == nil:
		return ""
	case a.IsType:
		return "type " + strconv.Itoa(a.N)
	}
	return "arg " + strconv.Itoa(a.N)
}

// shippedTables is the form of the embedded files.
type shippedTables struct {
	Effects []struct {
		Reach   []string
		Input   string
		Symbols []string
	}
	Protocols []struct {
		Path  string
		Types []string
	}
}

// embeddedTables reads the shipped tables once.
var embeddedTables = sync.OnceValues(func() (tables, error) {
	t := tables{effects: map[string]Effect{}}
	h := sha256.New()
	var doc document
	for _, name := range []string{"reach.toml", "protocol.toml", "dispatch.toml"} {
		src, err := tableFiles.ReadFile(name)
		if err != nil {
			return t, err
		}
		h.Write(src)
		if name == "dispatch.toml" {
			d := newDecoder(name, ".", string(src))
			if d.decode(&doc); len(d.faults) > 0 {
				return t, d.faults
			}
			continue
		}
		var s shippedTables
		if _, err := toml.Decode(string(src), &s); err != nil {
			return t, fmt.Errorf("embedded %s: %w", name, err)
		}
		t.add(s)
	}
	c := &compiler{Policy: &Policy{}}
	t.dispatch = c.dispatches(doc.Dispatch)
	for i := range t.dispatch {
		t.dispatch[i].Pos = Pos{}
	}
	t.hash = fmt.Sprintf("%x", h.Sum(nil))
	return t, c.faults.err()
})

func (t *tables) add(s shippedTables) {
	for _, g := range s.Effects {
		for _, symbol := range g.Symbols {
			e := t.effects[symbol]
			e.Symbol, e.Reach = symbol, append(slices.Clone(e.Reach), g.Reach...)
			slices.Sort(e.Reach)
			e.Reach = slices.Compact(e.Reach)
			if g.Input != "" {
				e.Input = g.Input
			}
			t.effects[symbol] = e
		}
	}
	t.widen()
	for _, g := range s.Protocols {
		for _, typ := range g.Types {
			t.protocols = append(t.protocols, g.Path+"."+typ)
		}
	}
	slices.Sort(t.protocols)
	t.protocols = slices.Compact(t.protocols)
}

// widen adds to every entry what the entry of its type or package says.
func (t *tables) widen() {
	for symbol, e := range t.effects {
		for _, w := range wildcardsOf(symbol) {
			wide, ok := t.effects[w]
			if !ok || w == symbol {
				continue
			}
			e.Reach = append(slices.Clone(e.Reach), wide.Reach...)
			slices.Sort(e.Reach)
			e.Reach = slices.Compact(e.Reach)
			e.Input = cmp.Or(e.Input, wide.Input)
		}
		t.effects[symbol] = e
	}
}

// wildcardsOf returns the entries that may stand for a symbol: of its type, then of its package.
func wildcardsOf(symbol string) []string {
	var out []string
	pkg := symbol
	if inner, ok := strings.CutPrefix(symbol, "("); ok {
		pkg, _, _ = strings.Cut(inner, ")")
		out = append(out, "("+pkg+").*")
	}
	if dot := strings.LastIndexByte(pkg, '.'); dot >= 0 {
		out = append(out, pkg[:dot]+".*")
	}
	return out
}

// useTables puts the shipped tables and the policy's own entries together.
func (p *Policy) useTables(shipped tables, doc *document, faulty map[Pos]bool) {
	c := &compiler{Policy: p, faulty: faulty}
	t := tables{effects: make(map[string]Effect, len(shipped.effects)+len(doc.Effect)), hash: shipped.hash}
	for k, e := range shipped.effects {
		t.effects[k] = e
	}
	for _, d := range doc.Effect {
		if e, ok := c.effect(d); ok {
			t.effects[e.Symbol] = e
		}
	}
	t.protocols = slices.Clone(shipped.protocols)
	for _, d := range doc.Protocol {
		if c.symbol(d.Type, d.Pos, "[[protocol]]", "type", typeForm) {
			t.protocols = append(t.protocols, d.Type.Value)
		}
	}
	slices.Sort(t.protocols)
	t.protocols = slices.Compact(t.protocols)
	t.dispatch = append(slices.Clone(shipped.dispatch), c.dispatches(doc.Dispatch)...)
	p.tables = t
}
