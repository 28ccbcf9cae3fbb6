package rules

import (
	"slices"
)

// Level is how serious a broken rule is.
type Level int

// The levels.
const (
	Off   Level = iota // the rule is not judged
	Warn               // shown, changes no exit code
	Error              // a new finding makes the check fail
)

// String returns the level as policies write it.
func (l Level) String() string { return [...]string{"off", "warn", "error"}[l] }

func parseLevel(s string) Level {
	switch s {
	case "off":
		return Off
	case "warn":
		return Warn
	}
	return Error
}

type ruleLevel struct {
	level Level
	in    []placeLevel
}

type placeLevel struct {
	pattern Pattern
	level   Level
}

// Level returns how serious the rule is for a package folder: the level of the most specific place that the policy
// names for the rule, else the rule's own. Places that are equally specific give the strictest of their levels.
func (p *Policy) Level(rule, dir string) Level {
	l, ok := p.levels[rule]
	if !ok {
		return Off
	}
	var won []placeLevel
	for _, x := range l.in {
		if _, ok := x.pattern.Match(dir, nil); ok {
			won = append(won, x)
		}
	}
	if len(won) == 0 {
		return l.level
	}
	strictest := Off
	for _, x := range won {
		if !slices.ContainsFunc(won, func(o placeLevel) bool { return MoreSpecific(o.pattern, x.pattern) }) {
			strictest = max(strictest, x.level)
		}
	}
	return strictest
}

// Enabled reports whether the rule is on anywhere.
func (p *Policy) Enabled(rule string) bool {
	l, ok := p.levels[rule]
	return ok && (l.level != Off || slices.ContainsFunc(l.in, func(x placeLevel) bool { return x.level != Off }))
}

// levelTable compiles [rules] over the default levels.
func (c *compiler) levelTable(doc *document) {
	for _, name := range RuleNames {
		c.levels[name] = &ruleLevel{level: c.defaultLevel(name, doc)}
	}
	for name, d := range doc.Rules {
		l, ok := c.levels[name]
		if !ok || d == nil {
			continue
		}
		if d.Level.set() {
			l.level = parseLevel(d.Level.Value)
		}
		for _, in := range d.In {
			if !in.Level.set() || len(in.Packages) == 0 {
				c.lacks(in.Pos, "[[rules.%s.in]] needs packages = [...] and level = \"...\"", name)
			}
			for _, p := range c.patterns(in.Packages) {
				l.in = append(l.in, placeLevel{p, parseLevel(in.Level.Value)})
			}
		}
	}
}

func (c *compiler) defaultLevel(rule string, doc *document) Level {
	switch rule {
	case "failures", "contracttest", "wiring", "policy":
		return Warn
	case "template":
		if !slices.ContainsFunc(c.roles, func(r *Role) bool { return r.Template != "" }) {
			return Off
		}
	case "owners":
		if doc.Owners == nil {
			return Off
		}
	case "unclassified":
		if len(c.roles) == 0 {
			return Off
		}
	}
	return Error
}
