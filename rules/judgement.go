package rules

import (
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// judgement stands for what package rules look at in a policy: nearly all of it for every package, and of the roles'
// own lists those of the package's role. Levels are no part of it, since they change nothing but how serious a finding
// is, as long as the rule is on.
type judgement struct {
	shared string
	roles  map[string]string // by name
	on     string            // which rules are on, "" if that differs from folder to folder
	whole  map[string]string // the whole keys by role, where on is the same everywhere
	flows  string            // see FlowKey
}

// JudgementKey returns a key of all of the policy that decides what package rules find in a package, which is what
// Classify says it is: with an equal key and an equal record they find the same. The levels of findings are not covered.
func (p *Policy) JudgementKey(class Class) string {
	if class.Role != nil && p.judgement.on != "" {
		return p.judgement.whole[class.Role.Name]
	}
	key := p.judgement.shared
	if class.Role != nil {
		key += p.judgement.roles[class.Role.Name]
	}
	return key + p.onAt(class.Dir)
}

// FlowKey returns a key of all of the policy that decides what rules find that follow code through the program: all but
// the lists of the roles, other than reach, and levels. It covers whether rules are on.
func (p *Policy) FlowKey() string { return p.judgement.flows + p.judgement.on }

// onAt returns which rules are on for a folder, as a text.
func (p *Policy) onAt(dir string) string {
	if p.judgement.on != "" {
		return p.judgement.on
	}
	off := make([]byte, 0, len(RuleNames))
	for _, rule := range RuleNames {
		switch p.Level(rule, dir) {
		case Off:
			off = append(off, '0')
		default:
			off = append(off, '1')
		}
	}
	return string(off)
}

// judge fills in the policy's judgement; levels are compiled by then.
func (p *Policy) judge(doc *document, tables string) {
	p.judgement = newJudgement(doc, tables)
	for _, l := range p.levels {
		if len(l.in) > 0 {
			return
		}
	}
	p.judgement.on = p.onAt(".")
	p.judgement.whole = map[string]string{}
	for name, own := range p.judgement.roles {
		p.judgement.whole[name] = p.judgement.shared + own + p.judgement.on
	}
}

func newJudgement(doc *document, tables string) judgement {
	j := judgement{roles: map[string]string{}}
	shared := *doc
	shared.Extends, shared.Deployments, shared.Owners, shared.Graph, shared.Baseline, shared.Templates = nil, nil, nil, nil, nil, nil
	shared.Rules = map[string]*ruleDoc{}
	if d := doc.Rules["unclassified"]; d != nil { // its level at the other end of an import counts
		shared.Rules["unclassified"] = d
	}
	shared.Roles = map[string]*roleDoc{}
	for name, d := range doc.Roles {
		j.roles[name] = digest(reflect.ValueOf(d))
		own := *d
		own.Imports, own.External, own.Std, own.Reach, own.Template, own.Reason = nil, nil, nil, nil, text{}, text{}
		shared.Roles[name] = &own
	}
	j.shared = digest(reflect.ValueOf(&shared)) + tables
	flows := shared
	flows.Deployments, flows.Rules = doc.Deployments, nil
	if slices.ContainsFunc(slices.Collect(maps.Values(doc.Rules)), func(d *ruleDoc) bool { return len(d.In) > 0 }) {
		flows.Rules = map[string]*ruleDoc{}
		for name, d := range doc.Rules {
			flows.Rules[name] = d.onOff()
		}
	}
	flows.Roles = map[string]*roleDoc{}
	for name, d := range doc.Roles {
		own := *d
		own.Imports, own.External, own.Std, own.Template = nil, nil, nil, text{}
		flows.Roles[name] = &own
	}
	j.flows = digest(reflect.ValueOf(&flows)) + tables
	return j
}

// onOff returns what the document says of where a rule is on.
func (d *ruleDoc) onOff() *ruleDoc {
	word := func(level text) text {
		if level.Value != "" && level.Value != Off.String() {
			level.Value = "on"
		}
		return level
	}
	out := ruleDoc{Level: word(d.Level)}
	for _, in := range d.In {
		in.Level = word(in.Level)
		out.In = append(out.In, in)
	}
	return &out
}

// digest returns a hash of a document, or a part of one, without the places where things are written.
func digest(v reflect.Value) string {
	h := sha256.New()
	write(h, v)
	return fmt.Sprintf("%x", h.Sum(nil)[:16])
}

func write(w io.Writer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			fmt.Fprint(w, "nil;")
			return
		}
		write(w, v.Elem())
	case reflect.Struct:
		fmt.Fprintf(w, "%s{", v.Type())
		for i := range v.NumField() {
			if v.Field(i).Type() == posType {
				fmt.Fprintf(w, "%t;", v.Field(i).IsZero()) // whether it is written at all
				continue
			}
			write(w, v.Field(i))
		}
		fmt.Fprint(w, "}")
	case reflect.Slice:
		fmt.Fprintf(w, "%d %t[", v.Len(), v.IsNil()) // an empty list says something else than none
		for i := range v.Len() {
			write(w, v.Index(i))
		}
		fmt.Fprint(w, "]")
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		fmt.Fprintf(w, "%d(", len(keys))
		for _, k := range keys {
			fmt.Fprintf(w, "%q:", k.String())
			write(w, v.MapIndex(k))
		}
		fmt.Fprint(w, ")")
	case reflect.String:
		fmt.Fprintf(w, "%q;", v.String())
	default:
		fmt.Fprintf(w, "%v;", v)
	}
}
