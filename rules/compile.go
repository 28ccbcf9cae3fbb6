package rules

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// compile turns a document into a policy and adds every fault of its meaning to the faults of its form.
func compile(file string, doc *document, faults Faults, faulty map[Pos]bool) *Policy {
	p := &Policy{file: file, levels: map[string]*ruleLevel{}, faults: faults}
	c := &compiler{Policy: p, faulty: faulty}
	for _, name := range slices.Sorted(maps.Keys(doc.Roles)) {
		if r := doc.Roles[name]; !r.Off.Value {
			p.roles = append(p.roles, c.role(name, r))
		}
	}
	for _, r := range p.roles {
		c.references(r, doc.Roles[r.Name])
	}
	p.common, p.tests = c.added("common", doc.Common), c.added("tests", doc.Tests)
	p.exclude = c.patterns(doc.Exclude)
	c.edgeRules(doc)
	c.levelTable(doc)
	c.small(doc)
	p.index, p.outside = newRoleIndex(p.roles, (*Role).inTree), newRoleIndex(p.roles, (*Role).outOfTree)
	c.contradictions()
	return p
}

func (r *Role) inTree() []Pattern    { return r.packages }
func (r *Role) outOfTree() []Pattern { return r.outside }

// compiler is the state of compile.
type compiler struct {
	*Policy
	faulty map[Pos]bool // tables with a fault of form inside
}

// lacks reports that a table lacks something, unless a fault of form in it may be the cause.
func (c *compiler) lacks(table Pos, format string, args ...any) {
	if !c.faulty[table] {
		c.faults.add(table, format, args...)
	}
}

// pattern compiles one pattern; a fault gives the zero Pattern and false.
func (c *compiler) pattern(d patternDoc) (Pattern, bool) {
	p, ok := c.plainPattern(d.Path, d.Pos)
	if !ok {
		return p, false
	}
	for _, name := range slices.Sorted(maps.Keys(d.Values)) {
		v := d.Values[name]
		switch {
		case !v.set():
		case !validName(name):
			c.faults.add(v.Pos, "%q is no name for a value; use lower-case letters, digits and _, starting with a letter", name)
		case slices.Contains(p.Captures(), name):
			c.faults.add(v.Pos, "pattern %q captures {%s} already; drop the given value", p.text, name)
		case v.Value == "" || strings.Contains(v.Value, "/"):
			c.faults.add(v.Pos, "the value of %s must be the text of one path segment", name)
		default:
			p.fixed, _ = p.fixed.with(name, v.Value)
		}
	}
	return p, true
}

func (c *compiler) plainPattern(t text, at Pos) (Pattern, bool) {
	if !t.set() {
		c.lacks(at, "a pattern as a table needs path = \"...\"")
		return Pattern{}, false
	}
	p, err := Parse(t.Value)
	if err != nil {
		c.faults.add(t.Pos, "%s", err)
		return Pattern{}, false
	}
	p.pos = t.Pos
	return p, true
}

func (c *compiler) patterns(docs []patternDoc) []Pattern {
	var out []Pattern
	for _, d := range docs {
		if p, ok := c.pattern(d); ok {
			out = append(out, p)
		}
	}
	return out
}

// listPatterns compiles the patterns of an allow list, whose captures would mean nothing.
func (c *compiler) listPatterns(docs []patternDoc, table, list string) []listPattern {
	var out []listPattern
	for _, d := range docs {
		p, ok := c.pattern(d)
		if !ok {
			continue
		}
		if names := p.Captures(); len(names) > 0 {
			c.faults.add(p.pos, "%s.%s: a capture means nothing in a list of import paths; write * instead of {%s}", table, list, names[0])
			continue
		}
		out = append(out, listPattern{p, Entry{Table: table, List: list, Text: p.text, Pos: p.pos}})
	}
	return out
}

func (c *compiler) role(name string, d *roleDoc) *Role {
	r := &Role{Name: name, Reason: d.Reason.Value, Template: d.Template.Value, First: d.First.Value, Pos: d.Pos}
	if !validRoleName(name) {
		c.faults.add(d.Pos, "%q is no name for a role; use letters, digits, - and _, starting with a letter", name)
	}
	if slices.Contains(Kinds, name) {
		r.Kind = Kind(name)
		if d.Is.set() && d.Is.Value != name {
			c.faults.add(d.Is.Pos, "role %q has the kind of its name; drop is = %q, or give the role another name", name, d.Is.Value)
		}
	} else {
		r.Kind = Kind(d.Is.Value)
	}
	r.packages, r.outside = c.patterns(d.Packages), c.patterns(d.Outside)
	if len(d.Packages) == 0 && len(d.Outside) == 0 {
		c.lacks(d.Pos, "role %q has no packages; add packages = [\"...\"], or off = true to drop a role of an extended file", name)
	}
	table := "roles." + name
	r.lists.external = c.listPatterns(d.External, table, "external")
	r.std, r.narrows = c.listPatterns(d.Std, table, "std"), d.Std != nil
	r.limits = d.Reach != nil
	for _, w := range d.Reach {
		r.reach = append(r.reach, Entry{Table: table, List: "reach", Text: w.Value, Pos: w.Pos})
		if w.Value == "*" {
			r.Reach = slices.Clone(ReachWords)
		} else if !slices.Contains(r.Reach, w.Value) {
			r.Reach = append(r.Reach, w.Value)
		}
	}
	slices.Sort(r.Reach)
	return r
}

func validRoleName(name string) bool {
	for i, x := range name {
		letter := x >= 'a' && x <= 'z' || x >= 'A' && x <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("-_0123456789", x)) {
			return false
		}
	}
	return name != "" && name != "std" && len(name) <= maxWord
}

// small compiles the tables that stand alone.
func (c *compiler) small(doc *document) {
	c.build = Build{GOOS: "linux", GOARCH: "amd64", CGO: true}
	if b := doc.Build; b != nil {
		c.build.GOOS, c.build.GOARCH = cmp.Or(b.Goos.Value, "linux"), cmp.Or(b.Goarch.Value, "amd64")
		c.build.CGO = !b.Cgo.set() || b.Cgo.Value
		for _, t := range b.Tags {
			c.build.Tags = append(c.build.Tags, t.Value)
		}
		slices.Sort(c.build.Tags)
		c.build.Tags = slices.Compact(c.build.Tags)
	}
	if doc.Owners != nil {
		c.owners = doc.Owners.File.Value
		if c.owners == "" {
			c.lacks(doc.Owners.Pos, "[owners] needs file = \"...\", a CODEOWNERS file")
		}
	}
	if d := doc.Rules["owners"]; d != nil && d.Level.set() && d.Level.Value != "off" && doc.Owners == nil {
		c.lacks(d.Level.Pos, "rules.owners: nothing says who owns what; add [owners] with file = \"...\", a CODEOWNERS file")
	}
	if doc.Graph != nil {
		for _, t := range doc.Graph.Tiers {
			c.roleWord(t, "graph.tiers")
			c.tiers = append(c.tiers, t.Value)
		}
	}
	if doc.Baseline != nil {
		c.strict = c.patterns(doc.Baseline.Strict)
	}
	c.hole = "internal/hole"
	if doc.Templates != nil && doc.Templates.Hole.Value != "" {
		c.hole = doc.Templates.Hole.Value
	}
	c.generatedFiles(doc.Generated)
	c.deploymentsAndMembers(doc)
}

func (c *compiler) generatedFiles(d *generatedDoc) {
	if d == nil {
		return
	}
	for _, f := range d.Files {
		p, err := parseFilePattern(f.Value)
		if err != nil {
			c.faults.add(f.Pos, "%s", err)
			continue
		}
		p.pos = f.Pos
		c.generated = append(c.generated, p)
	}
}

func (c *compiler) deploymentsAndMembers(doc *document) {
	for _, name := range slices.Sorted(maps.Keys(doc.Deployments)) {
		d := doc.Deployments[name]
		if d.Off.Value {
			continue
		}
		if len(d.Root) == 0 {
			c.lacks(d.Pos, "deployment %q needs root = \"...\", the pattern of its main packages", name)
		}
		c.deployments = append(c.deployments, Deployment{name, c.patterns(d.Root), d.Pos})
	}
	for _, m := range doc.Members {
		if m.Path.Value == "" {
			c.lacks(m.Pos, "[[members]] needs path = \"...\", the folder that has a policy of its own")
			continue
		}
		dir := strings.TrimSuffix(cleanSlashes(m.Path.Value), "/"+FileName)
		c.members = append(c.members, Member{dir, m.Path.Pos})
	}
	slices.SortFunc(c.members, func(a, b Member) int { return strings.Compare(a.Path, b.Path) })
}

// contradictions refuses roles of which one can never win.
func (c *compiler) contradictions() {
	type key struct {
		text  string
		first bool
	}
	seen := map[key]claim{}
	for _, r := range c.roles {
		for _, p := range r.packages {
			k := key{p.text, r.First}
			other, ok := seen[k]
			if ok && other.role != r {
				a, b := other.pattern.pos, p.pos
				if comparePos(a, b) > 0 {
					a, b = b, a
				}
				c.faults.add(b, "pattern %q stands in the roles %q and %q (%s); a package has one role: drop one of them, write a longer pattern, or set first = true in one role",
					p.text, other.role.Name, r.Name, a)
			}
			seen[k] = claim{r, p}
		}
	}
}
