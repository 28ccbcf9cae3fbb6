package rules

import (
	"slices"
	"strconv"
	"strings"
)

// symbol checks the name of a function, method or type outside the program.
func (c *compiler) symbol(t text, at Pos, table, name, form string) bool {
	if !t.set() || t.Value == "" {
		c.lacks(at, "%s needs %s = %q", table, name, form)
		return false
	}
	s := t.Value
	switch {
	case strings.Contains(s, "(*"):
		c.faults.add(t.Pos, "%s: write %q, without the star", table, strings.Replace(s, "(*", "(", 1))
	case !validSymbol(s) || form == typeForm && s[0] == '(':
		c.faults.add(t.Pos, "%s: %q is no full name; write %s", table, s, form)
	default:
		return true
	}
	return false
}

// validSymbol reports whether s is path.Name or (path.Type).Name, where a name may be *.
func validSymbol(s string) bool {
	if inner, ok := strings.CutPrefix(s, "("); ok {
		typ, method, ok := strings.Cut(inner, ").")
		return ok && isSymbolName(method) && validSymbol(typ)
	}
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && dot > strings.LastIndexByte(s, '/') && isSymbolName(s[dot+1:]) && !strings.ContainsAny(s[:dot], "() \t")
}

func isSymbolName(s string) bool {
	return s == "*" || s != "" && !strings.ContainsAny(s, "()*/. \t") && !(s[0] >= '0' && s[0] <= '9')
}

// The forms of full names, as faults show them.
const (
	callForm = "path.Func or (path.Type).Method"
	typeForm = "path.Type"
)

func (c *compiler) effect(d effectDoc) (Effect, bool) {
	ok := c.symbol(d.Symbol, d.Pos, "[[effect]]", "symbol", callForm)
	if len(d.Reach) == 0 {
		c.lacks(d.Pos, "[[effect]] needs reach = \"...\"")
		return Effect{}, false
	}
	e := Effect{Symbol: d.Symbol.Value, Input: d.Input.Value}
	for _, w := range d.Reach {
		e.Reach = append(e.Reach, w.Value)
	}
	slices.Sort(e.Reach)
	e.Reach = slices.Compact(e.Reach)
	if e.Input == "" {
		e.Input = inputOf(e.Reach)
	}
	return e, ok
}

// inputOf is the kind of hidden input that reach words stand for, "" for none.
func inputOf(words []string) string {
	for _, w := range []string{"clock", "random", "env"} {
		if slices.Contains(words, w) {
			return w
		}
	}
	if slices.Contains(words, "global") {
		return "global-read"
	}
	return ""
}

func (c *compiler) dispatches(docs []dispatchDoc) []Dispatch {
	var out []Dispatch
	for _, d := range docs {
		x := Dispatch{Send: d.Send.Value, Handle: d.Handle.Value, Many: d.Many.Value, Pos: d.Pos}
		if !d.Send.set() && !d.Handle.set() {
			c.lacks(d.Pos, "[[dispatch]] needs send = \"...\" or handle = \"...\"")
			continue
		}
		for _, s := range []text{d.Send, d.Handle} {
			if s.set() {
				c.symbol(s, d.Pos, "[[dispatch]]", "send", callForm)
			}
		}
		x.Request, x.Result = c.arg(d.Request, "request"), c.arg(d.Result, "result")
		x.Handler, x.Key = c.arg(d.Handler, "handler"), c.arg(d.Key, "key")
		if (x.Handler != nil || x.Key != nil) && !d.Handle.set() {
			c.faults.add(d.Pos, "[[dispatch]]: handler and key are places in handle; add handle = \"...\"")
		}
		out = append(out, x)
	}
	return out
}

// arg reads arg N or type N.
func (c *compiler) arg(t text, name string) *Arg {
	if !t.set() {
		return nil
	}
	word, number, _ := strings.Cut(t.Value, " ")
	n, err := strconv.Atoi(number)
	if word != "arg" && word != "type" || err != nil || n < 0 || n > 99 {
		c.faults.add(t.Pos, "[[dispatch]]: %s is %q; write \"arg N\" or \"type N\", counted from 0", name, t.Value)
		return nil
	}
	return &Arg{IsType: word == "type", N: n}
}
