package rules

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Drift says which way a policy went.
type Drift int

// The ways.
const (
	Moved     Drift = iota // neither is clear: what it does to the code has to be tried
	Loosened               // it allows more, or forbids less
	Tightened              // it allows less, or forbids more
)

// String returns the drift as one word.
func (d Drift) String() string { return [...]string{"changed", "loosened", "tightened"}[d] }

// Change is one value that differs between two policies.
type Change struct {
	Drift  Drift
	Table  string // such as roles.operation, or [[forbid]] "no clocks"; "" for what stands at the top
	Key    string // such as imports; "" for the whole table
	Before string // the value as one would write it, one element of a list; "" if there was none
	After  string // "" if there is none
	Old    Pos    // where it stood; zero if there was none
	New    Pos    // where it stands; zero if there is none
}

// String names the value: its table and key.
func (c Change) String() string {
	switch {
	case c.Key == "":
		return c.Table
	case c.Table == "":
		return c.Key
	}
	return c.Table + "." + c.Key
}

// Changes lists what differs in what two policies say, presets and extended files included, by place. The order of lists
// without an order, comments and reasons are no difference.
func Changes(before, after *Policy) []Change {
	if before.hash == after.hash {
		return nil
	}
	c := &comparison{before: flatten(before), after: flatten(after)}
	for _, path := range slices.Sorted(maps.Keys(union(c.before, c.after))) {
		c.compare(c.before[path], c.after[path])
	}
	c.compareLevels(before, after)
	for i := range c.out {
		c.out[i].Old, c.out[i].New = before.written(c.out[i].Old), after.written(c.out[i].New)
	}
	slices.SortStableFunc(c.out, func(a, b Change) int {
		return cmp.Or(comparePos(a.place(), b.place()), strings.Compare(a.String(), b.String()), strings.Compare(a.After, b.After))
	})
	return c.out
}

// written returns where the policy's own files say what stands at a place: a preset is said by extends.
func (p *Policy) written(at Pos) Pos {
	if at.IsPreset() && len(p.doc.Extends) > 0 {
		return p.doc.Extends[0].Pos
	}
	return at
}

func (c Change) place() Pos {
	if c.New.File != "" {
		return c.New
	}
	return c.Old
}

func union(a, b map[string]*statement) map[string]*statement {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

type comparison struct {
	before, after map[string]*statement
	out           []Change
}

// compare compares a value of both policies, either of which may be nil.
func (c *comparison) compare(old, now *statement) {
	x := cmp.Or(old, now)
	switch {
	case x.owner != "" && (c.before[x.owner] == nil || c.after[x.owner] == nil):
		// the whole table came or went, and that is said once
	case x.list:
		c.compareLists(old, now)
	case old == nil || now == nil || old.value() != now.value():
		c.add(x, senses[x.shape].scalar(old, now), old, now)
	}
}

func (c *comparison) add(s *statement, d Drift, old, now *statement) {
	x := Change{Drift: d, Table: s.table, Key: s.key}
	if old != nil {
		x.Before, x.Old = old.value(), old.pos
	}
	if now != nil {
		x.After, x.New = now.value(), now.pos
	}
	c.out = append(c.out, x)
}

func (c *comparison) compareLists(old, now *statement) {
	x := cmp.Or(old, now)
	s := senses[x.shape]
	if s.absentAll && (old == nil || now == nil) { // all that is named, or everything
		c.add(x, s.of(now == nil), old, now)
		return
	}
	for _, e := range old.without(now) {
		c.out = append(c.out, Change{Drift: e.drift(s, false), Table: x.table, Key: x.key, Before: e.text, Old: e.pos})
	}
	for _, e := range now.without(old) {
		c.out = append(c.out, Change{Drift: e.drift(s, true), Table: x.table, Key: x.key, After: e.text, New: e.pos})
	}
}

// compareLevels compares how serious rules are, the defaults of both policies included.
func (c *comparison) compareLevels(before, after *Policy) {
	for _, rule := range RuleNames {
		old, now := before.levels[rule], after.levels[rule]
		if old == nil || now == nil || old.level == now.level {
			continue
		}
		x := Change{Drift: Tightened, Table: "rules." + rule, Key: "level", Before: old.level.String(), After: now.level.String()}
		if now.level < old.level {
			x.Drift = Loosened
		}
		x.Old, x.New = before.levelPos(rule), after.levelPos(rule)
		if x.Old.File != "" || x.New.File != "" { // else it follows from what is said elsewhere
			c.out = append(c.out, x)
		}
	}
}

func (p *Policy) levelPos(rule string) Pos {
	if d := p.doc.Rules[rule]; d != nil && d.Level.set() {
		return d.Level.Pos
	}
	return Pos{}
}

// statement is a value of a policy: a scalar, a list whose order says nothing, or that a table is there.
type statement struct {
	shape      string // what the value is, such as role.imports
	table, key string
	owner      string // path of the statement that the table is there; "" for tables that say nothing by being there
	list       bool
	elements   []element
	pos        Pos
}

type element struct {
	text  string
	pos   Pos
	level *Level // of a place with a level of its own, how that compares: see drift
	rule  Level
}

func (s *statement) value() string {
	var texts []string
	for _, e := range s.elements {
		texts = append(texts, e.text)
	}
	return strings.Join(texts, ", ")
}

// without returns the elements of a list that another does not have.
func (s *statement) without(other *statement) []element {
	if s == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.elements), func(e element) bool {
		return other != nil && slices.ContainsFunc(other.elements, func(o element) bool { return o.text == e.text })
	})
}

// drift says which way it goes if the element is added, or removed.
func (e element) drift(s sense, added bool) Drift {
	switch {
	case e.level == nil:
		return s.of(added)
	case *e.level == e.rule:
		return Moved
	}
	return sense{allows: *e.level < e.rule, known: true}.of(added)
}

// words writes a value as one would write it in a policy.
func words(v reflect.Value) string {
	switch t := v.Type(); {
	case t == textType:
		return fmt.Sprintf("%q", v.Interface().(text).Value)
	case t == flagType:
		return fmt.Sprint(v.Interface().(flag).Value)
	case t == numberType:
		return fmt.Sprint(v.Interface().(number).Value)
	case t.Kind() == reflect.Slice:
		var parts []string
		for i := range v.Len() {
			parts = append(parts, words(v.Index(i)))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case t.Kind() == reflect.Pointer:
		return words(v.Elem())
	case t.Kind() == reflect.Map:
		var parts []string
		for _, k := range slices.SortedFunc(slices.Values(v.MapKeys()), func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }) {
			parts = append(parts, k.String()+" = "+words(v.MapIndex(k)))
		}
		return strings.Join(parts, ", ")
	}
	return tableWords(v)
}

// tableWords writes a table inline, in its short form where it has one and nothing else is set.
func tableWords(v reflect.Value) string {
	var parts []string
	short := ""
	for _, f := range fieldsOf(v.Type()) {
		x := v.FieldByIndex(f.index)
		switch {
		case x.IsZero():
		case f.has("short") || f.has("list"):
			short = words(x)
			if f.name != "" {
				parts = append(parts, f.name+" = "+short)
			}
		case f.name == "*":
			parts = append(parts, words(x))
		default:
			parts = append(parts, f.name+" = "+words(x))
		}
	}
	if short != "" && len(parts) <= 1 {
		return short
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}
