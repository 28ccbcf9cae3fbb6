package rules

import (
	"fmt"
	"reflect"
)

// flatten lists what a policy says, by path.
func flatten(p *Policy) map[string]*statement {
	f := flattener{}
	if p.doc == nil {
		return f
	}
	doc := p.doc
	f.value("", "", "", "exclude", reflect.ValueOf(doc.Exclude))
	for name, r := range doc.Roles {
		if !r.Off.Value {
			f.whole("roles."+name, "role", r.Pos, reflect.ValueOf(r).Elem())
		}
	}
	f.edges(doc)
	for name, d := range doc.Deployments {
		if !d.Off.Value {
			f.whole("deployments."+name, "deployment", d.Pos, reflect.ValueOf(d).Elem())
		}
	}
	for key, list := range map[string]any{"dispatch": doc.Dispatch, "effect": doc.Effect, "protocol": doc.Protocol, "members": doc.Members} {
		f.value("", "", "", key, reflect.ValueOf(list))
	}
	for key, table := range map[string]any{
		"common": doc.Common, "tests": doc.Tests, "owners": doc.Owners, "build": doc.Build, "generated": doc.Generated,
		"graph": doc.Graph, "baseline": doc.Baseline, "templates": doc.Templates,
	} {
		if v := reflect.ValueOf(table); !v.IsNil() {
			f.table(key, key, "", v.Elem())
		}
	}
	for name, d := range doc.Rules {
		if d != nil && len(d.In) > 0 {
			f.places(p, name, d)
		}
	}
	return f
}

type flattener map[string]*statement

// whole enters a table that says something by being there, and what is in it.
func (f flattener) whole(table, shape string, at Pos, v reflect.Value) {
	f[table] = &statement{shape: shape, table: table, pos: at}
	f.table(table, shape, table, v)
}

// table enters the keys of a table.
func (f flattener) table(table, shape, owner string, v reflect.Value) {
	for _, field := range fieldsOf(v.Type()) {
		if field.name == "reason" || field.name == "off" || field.name == "name" {
			continue
		}
		f.value(table, shape, owner, field.name, v.FieldByIndex(field.index))
	}
}

// value enters a key, unless it was not written.
func (f flattener) value(table, shape, owner, key string, v reflect.Value) {
	if v.IsZero() {
		return
	}
	s := &statement{shape: shape + "." + key, table: table, key: key, owner: owner}
	if shape == "" {
		s.shape = key
	}
	s.list = v.Kind() == reflect.Slice && s.shape != "layers.order"
	if s.list {
		for i := range v.Len() {
			s.elements = append(s.elements, element{text: words(v.Index(i)), pos: posOf(v.Index(i))})
		}
	} else {
		s.elements = []element{{text: words(v)}}
	}
	if s.pos = posOf(v); s.list && v.Len() > 0 {
		s.pos = posOf(v.Index(0))
	}
	f[s.table+"\x00"+key] = s
}

// posOf returns where a value stands, of a list its first element.
func posOf(v reflect.Value) Pos {
	switch v.Kind() {
	case reflect.Pointer:
		return posOf(v.Elem())
	case reflect.Slice:
		if v.Len() > 0 {
			return posOf(v.Index(0))
		}
	case reflect.Struct:
		if at := v.FieldByName("Pos"); at.IsValid() && at.Type() == posType {
			return at.Interface().(Pos)
		}
	}
	return Pos{}
}

// edges enters the edge rules, each under its name.
func (f flattener) edges(doc *document) {
	for _, d := range doc.Forbid {
		f.edge(Forbid, "forbid", d.namedDoc, d)
	}
	for _, d := range doc.Protect {
		f.edge(Protect, "protect", d.namedDoc, d)
	}
	for _, d := range doc.Require {
		shape := "require"
		if len(d.By) > 0 {
			shape = "require by"
		}
		f.edge(Require, shape, d.namedDoc, d)
	}
	for _, d := range doc.Layers {
		f.edge(Layers, "layers", d.namedDoc, d)
	}
	for _, d := range doc.Independent {
		f.edge(Independent, "independent", d.namedDoc, d)
	}
	for _, d := range doc.Acyclic {
		f.edge(Acyclic, "acyclic", d.namedDoc, d)
	}
}

func (f flattener) edge(kind EdgeKind, shape string, d namedDoc, table any) {
	if !d.Off.Value {
		f.whole(fmt.Sprintf("[[%s]] %q", kind, d.Name.Value), shape, d.Pos, reflect.ValueOf(table))
	}
}

// places enters the places where a rule has another level.
func (f flattener) places(p *Policy, rule string, d *ruleDoc) {
	s := &statement{shape: "rule.in", table: "rules." + rule, key: "in", list: true, pos: d.In[0].Pos}
	for i := range d.In {
		level := parseLevel(d.In[i].Level.Value)
		s.elements = append(s.elements, element{text: words(reflect.ValueOf(d.In[i])), pos: d.In[i].Pos, level: &level, rule: p.levels[rule].level})
	}
	f[s.table+"\x00in"] = s
}

// sense says what more of a value means.
type sense struct {
	known     bool
	allows    bool // more of it allows more; else it forbids more
	absentAll bool // a list that is not written stands for everything
	flag      bool // a scalar that is true or "any" forbids more than what is there without it
	untrue    bool // what is there without it is false, or "direct"; else true
}

var (
	allow  = sense{known: true, allows: true}
	forbid = sense{known: true}
)

// senses are those of all values for which one is known; what is not here has to be tried.
var senses = withEdgeSenses(map[string]sense{
	"exclude": allow, "generated.files": allow, "baseline.strict": forbid,
	"role.imports": allow, "role.external": allow, "role.reach": allow, "role.std": {known: true, allows: true, absentAll: true},
	"common.imports": allow, "common.external": allow, "tests.imports": allow, "tests.external": allow,
	"role.template": {known: true},

	"forbid": forbid, "protect": forbid, "require": forbid, "require by": forbid, "layers": forbid, "independent": forbid, "acyclic": forbid,
	"forbid.from": {known: true, absentAll: true}, "forbid.to": forbid, "forbid.std": forbid, "forbid.external": forbid,
	"protect.packages": forbid, "protect.std": forbid, "protect.external": forbid, "protect.only": allow, "protect.open": allow,
	"require.from": forbid, "require.to": allow, "require.std": allow, "require.external": allow,
	"require by.to": forbid, "require by.by": allow,
	"layers.exhaustive": forbid, "layers.closed": {known: true, flag: true, untrue: true},
	"independent.packages": forbid, "acyclic.groups": forbid, "acyclic.tests": {known: true, flag: true, untrue: true},
})

// withEdgeSenses adds the keys that all edge rules have.
func withEdgeSenses(known map[string]sense) map[string]sense {
	for _, kind := range []string{"forbid", "protect", "require", "require by", "layers", "independent", "acyclic"} {
		known[kind+".except"] = allow
		known[kind+".via"] = sense{known: true, flag: true, untrue: true}
		if kind != "acyclic" {
			known[kind+".tests"] = sense{known: true, flag: true}
		}
	}
	return known
}

// of returns which way it goes if there is more of a value, or less.
func (s sense) of(more bool) Drift {
	switch {
	case !s.known:
		return Moved
	case s.allows == more:
		return Loosened
	}
	return Tightened
}

// scalar returns which way it goes from one value to another.
func (s sense) scalar(old, now *statement) Drift {
	switch {
	case !s.known:
		return Moved
	case s.flag:
		was, is := s.strict(old), s.strict(now)
		if was == is {
			return Moved
		}
		return s.of(is)
	case old != nil && now != nil:
		return Moved // another one, neither more nor less
	}
	return s.of(old == nil)
}

func (s sense) strict(x *statement) bool {
	if x == nil {
		return !s.untrue
	}
	return x.value() == "true" || x.value() == `"any"`
}
