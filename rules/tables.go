package rules

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"fmt"
	"maps"
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
	effects   func() map[string]Effect // they are many, and most runs ask for none
	protocols []string
	dispatch  []Dispatch
	hash      string   // of the shipped files
	own       []Effect // that the policy adds, in its order
}

// Effects returns all effects, sorted by symbol.
func (p *Policy) Effects() []Effect {
	return slices.SortedFunc(maps.Values(p.tables.effects()), func(a, b Effect) int { return strings.Compare(a.Symbol, b.Symbol) })
}

// Effect returns what a symbol, written as path.Name or (path.Type).Method, reaches: by its own entry, else by that of
// its type, else by that of its package.
func (p *Policy) Effect(symbol string) (Effect, bool) {
	effects := p.tables.effects()
	if e, ok := effects[symbol]; ok {
		return e, true
	}
	for _, w := range wildcardsOf(symbol) {
		if e, ok := effects[w]; ok {
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
	fmt.Fprintf(h, "%s %q %q %q\n", p.tables.hash, texts(p.generated), p.ContractTypes(), p.tables.protocols)
	for _, e := range p.tables.own {
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

// embeddedTables reads the shipped tables once, but for the effects.
var embeddedTables = sync.OnceValues(func() (tables, error) {
	t := tables{effects: embeddedEffects}
	h := sha256.New()
	var doc document
	for _, name := range []string{effectsFile, "protocol.toml", "dispatch.toml"} {
		src, err := tableFiles.ReadFile(name)
		if err != nil {
			return t, err
		}
		h.Write(src)
		switch name {
		case "dispatch.toml":
			d := newDecoder(name, ".", string(src))
			if d.decode(&doc); len(d.faults) > 0 {
				return t, d.faults
			}
		case "protocol.toml":
			var s shippedTables
			if _, err := toml.Decode(string(src), &s); err != nil {
				return t, fmt.Errorf("embedded %s: %w", name, err)
			}
			t.protocols = s.protocols()
		}
	}
	c := &compiler{Policy: &Policy{}}
	t.dispatch = c.dispatches(doc.Dispatch)
	for i := range t.dispatch {
		t.dispatch[i].Pos = Pos{}
	}
	t.hash = fmt.Sprintf("%x", h.Sum(nil))
	return t, c.faults.err()
})

const effectsFile = "reach.toml"

// embeddedEffects reads the shipped effects once, by symbol.
var embeddedEffects = sync.OnceValue(func() map[string]Effect {
	src, err := tableFiles.ReadFile(effectsFile)
	var s shippedTables
	if err == nil {
		_, err = toml.Decode(string(src), &s)
	}
	if err != nil {
		panic(err) // a fault of the embedded file, which the tests read
	}
	return s.effects()
})

func (s *shippedTables) effects() map[string]Effect {
	all := map[string]Effect{}
	for _, g := range s.Effects {
		for _, symbol := range g.Symbols {
			e := all[symbol]
			e.Symbol, e.Reach = symbol, append(slices.Clone(e.Reach), g.Reach...)
			slices.Sort(e.Reach)
			e.Reach = slices.Compact(e.Reach)
			if g.Input != "" {
				e.Input = g.Input
			}
			all[symbol] = e
		}
	}
	widen(all)
	return all
}

func (s *shippedTables) protocols() []string {
	var all []string
	for _, g := range s.Protocols {
		for _, typ := range g.Types {
			all = append(all, g.Path+"."+typ)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// widen adds to every entry what the entry of its type or package says.
func widen(effects map[string]Effect) {
	for symbol, e := range effects {
		for _, w := range wildcardsOf(symbol) {
			wide, ok := effects[w]
			if !ok || w == symbol {
				continue
			}
			e.Reach = append(slices.Clone(e.Reach), wide.Reach...)
			slices.Sort(e.Reach)
			e.Reach = slices.Compact(e.Reach)
			e.Input = cmp.Or(e.Input, wide.Input)
		}
		effects[symbol] = e
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
	t := tables{effects: shipped.effects, hash: shipped.hash}
	for _, d := range doc.Effect {
		if e, ok := c.effect(d); ok {
			t.own = append(t.own, e)
		}
	}
	if len(t.own) > 0 {
		t.effects = sync.OnceValue(func() map[string]Effect {
			all := maps.Clone(shipped.effects())
			for _, e := range t.own {
				all[e.Symbol] = e
			}
			return all
		})
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
