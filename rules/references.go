package rules

import (
	"slices"
	"strings"
)

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
