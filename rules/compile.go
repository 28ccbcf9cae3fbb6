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

// references compiles what a role says about other roles.
func (c *compiler) references(r *Role, d *roleDoc) {
	r.lists.imports = c.importEntries(d.Imports, "roles."+r.Name, r)
	c.contract(r, d.Contract)
}

func (c *compiler) added(table string, d *addedDoc) addedLists {
	if d == nil {
		return addedLists{}
	}
	return addedLists{imports: c.importEntries(d.Imports, table, nil), external: c.listPatterns(d.External, table, "external")}
}

// importEntries compiles the entries of an imports list; r is the role that has it, nil for lists of all roles.
func (c *compiler) importEntries(docs []importDoc, table string, r *Role) []importEntry {
	var out []importEntry
	for _, d := range docs {
		if !d.Role.set() {
			c.lacks(d.Pos, "%s.imports: a table needs role = \"...\"", table)
			continue
		}
		e := importEntry{role: d.Role.Value, Entry: Entry{Table: table, List: "imports", Text: d.Role.Value, Pos: d.Role.Pos}}
		if e.role != "std" && e.role != "*" {
			c.roleWord(d.Role, table+".imports")
		} else if len(d.Same) > 0 {
			c.faults.add(d.Pos, "%s.imports: %q has no captured values, so same cannot hold; drop it", table, e.role)
		}
		for _, s := range d.Same {
			e.same = append(e.same, s.Value)
			if r != nil && e.role != "std" && e.role != "*" {
				c.sharedCapture(s, r, e.role)
			}
		}
		if len(e.same) > 0 {
			e.Text = "{ role = \"" + e.role + "\", same = [" + quoteList(e.same, ", ") + "] }"
		}
		out = append(out, e)
	}
	return out
}

// roleWord refuses a word that is neither a role nor a kind.
func (c *compiler) roleWord(t text, where string) {
	names := c.roleWords()
	if !slices.Contains(names, t.Value) {
		c.faults.add(t.Pos, "%s: unknown role %q%s", where, t.Value, suggest(t.Value, names))
	}
}

// roleWords lists every word that may name roles, kinds included.
func (c *compiler) roleWords() []string {
	names := slices.Clone(Kinds)
	for _, r := range c.roles {
		names = append(names, r.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// capturesOf lists the names that patterns of the roles behind a word give values to.
func (c *compiler) capturesOf(word string) []string {
	var names []string
	for _, r := range c.roles {
		if r.Is(word) {
			names = append(names, r.captures()...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (r *Role) captures() []string {
	var names []string
	for _, p := range slices.Concat(r.packages, r.outside) {
		names = append(names, p.Captures()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// sharedCapture refuses a name in same that neither role has.
func (c *compiler) sharedCapture(s text, from *Role, to string) {
	here, there := from.captures(), c.capturesOf(to)
	if slices.Contains(here, s.Value) || slices.Contains(there, s.Value) {
		return
	}
	both := slices.Concat(here, there)
	slices.Sort(both)
	c.faults.add(s.Pos, "same: no pattern of the roles %q and %q captures {%s}%s", from.Name, to, s.Value, suggest(s.Value, slices.Compact(both)))
}

// contract compiles where a role's contract is.
func (c *compiler) contract(r *Role, d *contractDoc) {
	switch {
	case d == nil:
		r.Contract = c.defaultContract(r)
	case d.Plain.set():
		r.Contract = c.plainContract(d.Plain)
	case !d.Role.set():
		c.lacks(d.Pos, "contract of role %q: a table needs role = \"...\"", r.Name)
	default:
		c.roleWord(d.Role, "contract of role \""+r.Name+"\"")
		ref := c.defaultContractIn(r, d.Role.Value)
		ref.Written = true
		if d.Same != nil {
			ref.Same = nil
		}
		for _, s := range d.Same {
			c.sharedCapture(s, r, d.Role.Value)
			ref.Same = append(ref.Same, s.Value)
		}
		r.Contract = ref
	}
}

func (c *compiler) plainContract(t text) ContractRef {
	dot := strings.LastIndexByte(t.Value, '.')
	switch {
	case t.Value == "self":
		return ContractRef{Kind: ContractSelf, Written: true}
	case dot > strings.LastIndexByte(t.Value, '/') && dot > 0 && dot < len(t.Value)-1:
		return ContractRef{Kind: ContractType, Type: t.Value, Written: true}
	case slices.Contains(c.roleWords(), t.Value):
		c.faults.add(t.Pos, "contract = %q names a role; write contract = { role = %q }", t.Value, t.Value)
	default:
		c.faults.add(t.Pos, "contract %q is neither \"self\" nor a type as \"path.Type\" nor { role = \"...\" }%s", t.Value, suggest(t.Value, []string{"self"}))
	}
	return ContractRef{}
}

// defaultContract is the contract role with the captures that both roles have.
func (c *compiler) defaultContract(r *Role) ContractRef {
	if r.Kind != Operation || !slices.ContainsFunc(c.roles, func(r *Role) bool { return r.Kind == Contract }) {
		return ContractRef{}
	}
	return c.defaultContractIn(r, string(Contract))
}

func (c *compiler) defaultContractIn(r *Role, word string) ContractRef {
	there := c.capturesOf(word)
	same := slices.DeleteFunc(r.captures(), func(name string) bool { return !slices.Contains(there, name) })
	return ContractRef{Kind: ContractInRole, Role: word, Same: same}
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
