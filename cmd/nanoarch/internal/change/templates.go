package change

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/conform"
	"github.com/nanoarch/nanoarch/rules"
)

// compareTemplates lists the templates that came, went, or say something else, and whom they touch. One without a record
// is not compared: that is told where it is judged.
func (c *comparison) compareTemplates() {
	before, now := templatesOf(c.Base.Policy), templatesOf(c.Head.Policy)
	for _, dir := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(before, now)))) {
		old, fresh := c.Base.Templates.Record(dir), c.Head.Templates.Record(dir)
		row := Template{Dir: dir, Change: "changed", Symbols: []string{}}
		users := c.Head.Policy
		switch was, is := slices.Contains(before, dir) && old != nil, slices.Contains(now, dir) && fresh != nil; {
		case was && is:
			symbols, differ := conform.Changes(old, fresh)
			if !differ {
				continue
			}
			row.Symbols = append(row.Symbols, symbols...)
		case is && !slices.Contains(before, dir):
			row.Change = "added"
		case was && !slices.Contains(now, dir):
			row.Change, users = "removed", c.Base.Policy
		default:
			continue
		}
		row.Roles, row.Packages = c.usersOf(dir, users)
		c.out.Templates = append(c.out.Templates, row)
	}
}

// templatesOf returns the folders of a policy's templates.
func templatesOf(p *rules.Policy) []string {
	var out []string
	for _, r := range p.Roles() {
		if r.Template != "" {
			out = append(out, r.Template)
		}
	}
	return out
}

// usersOf returns the roles that a policy holds against a template, and the packages of the head that have them, sorted.
func (c *comparison) usersOf(template string, p *rules.Policy) (roles, packages []string) {
	roles, packages = []string{}, []string{}
	for _, r := range p.Roles() {
		if r.Template == template {
			roles = append(roles, r.Name)
		}
	}
	for _, n := range c.Program.Nodes {
		if x := class(p, n.Dir); x.Role != nil && x.Role.Template == template && !x.Excluded {
			packages = append(packages, n.Dir)
		}
	}
	slices.Sort(roles)
	return roles, packages
}
