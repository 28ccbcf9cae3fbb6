package rules

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Tree is what a whole run knows of the checked folder.
type Tree struct {
	Dirs     []string        // every package folder, relative to the policy's; members' folders included
	Policies []string        // paths of policy files below the policy's own, or their folders, relative to the policy's
	Std      func() []string // gives the import paths of the standard library, asked only if the policy names some; nil: std patterns are not checked
	Modules  []string        // paths of required modules; nil: external patterns are not checked
}

// CheckTree finds what is wrong with the policy for a tree: patterns of the user's own files that decide nothing,
// packages that the policy cannot decide about, policies below that are no members. Patterns of presets are exempt. It
// is meant for whole runs; a part of a tree gives faults that are none.
func (p *Policy) CheckTree(t Tree) Faults {
	c := &treeCheck{Policy: p, tree: t}
	c.policies()
	c.classes()
	c.rolePatterns()
	c.edgePatterns()
	c.stdPatterns()
	c.externalPatterns()
	return c.faults.sorted()
}

type treeCheck struct {
	*Policy
	tree    Tree
	faults  Faults
	program []Class // packages of this program, classified

	won        map[Pos]bool   // patterns of roles that claim a package
	matched    map[Pos]string // patterns of roles that match one, and the last one that they do
	operations bool           // a package has an operation role
}

// policies finds policy files below that no [[members]] names, and members without a policy.
func (c *treeCheck) policies() {
	found := map[string]bool{}
	for _, f := range c.tree.Policies {
		dir := strings.TrimSuffix(strings.TrimSuffix(f, FileName), "/")
		if dir == "" || dir == "." || c.Ignored(dir) || c.Excluded(dir) {
			continue
		}
		found[dir] = true
		if !c.inMember(dir) {
			c.faults.add(Pos{File: path.Join(dir, FileName), Line: 1, Column: 1},
				"a second policy below %s; name it there with [[members]] path = %q, or remove it", c.file, dir)
		}
	}
	for _, m := range c.members {
		if !found[m.Path] && c.isOwn(m.Pos) {
			c.faults.add(m.Pos, "[[members]]: there is no %s in %q%s", FileName, m.Path, suggestPath(m.Path, c.policyDirs()))
		}
	}
}

func (c *treeCheck) policyDirs() []string {
	var out []string
	for _, f := range c.tree.Policies {
		out = append(out, strings.TrimSuffix(f, "/"+FileName))
	}
	return out
}

// inMember reports whether a member's policy judges the folder.
func (p *Policy) inMember(dir string) bool {
	return slices.ContainsFunc(p.members, func(m Member) bool { return below(dir, m.Path) })
}

// IsMember reports whether the folder is judged by the policy of a member, and which.
func (p *Policy) IsMember(dir string) (Member, bool) {
	for _, m := range p.members {
		if below(dir, m.Path) {
			return m, true
		}
	}
	return Member{}, false
}

// classes classifies every package, finds ties and packages in two layers, and notes which patterns claim packages.
func (c *treeCheck) classes() {
	c.won, c.matched, c.program = map[Pos]bool{}, map[Pos]string{}, make([]Class, 0, len(c.tree.Dirs))
	for _, dir := range c.tree.Dirs {
		all := c.index.matches(dir)
		class, err := c.classified(dir, all)
		if class.Excluded {
			continue
		}
		member := c.inMember(dir)
		var fault Fault
		if errors.As(err, &fault) && !member {
			c.faults = append(c.faults, fault)
		}
		c.program = append(c.program, class)
		if !member {
			c.claims(class, all)
		}
		for _, r := range c.edges {
			if a, b, ok := crossed(r.Places(class)); ok {
				c.faults.add(r.Pos, "[[layers]] %q: package %s stands in two layers, %s and %s; make one of the patterns narrower",
					r.Name, dir, r.LayerName(a), r.LayerName(b))
			}
		}
	}
}

// claims notes the patterns that match a package, and those that win.
func (c *treeCheck) claims(class Class, all []match) {
	c.operations = c.operations || class.Kind() == Operation
	for _, m := range all {
		c.matched[m.pattern.pos] = class.Dir
	}
	for _, m := range best(all) {
		c.won[m.pattern.pos] = true
	}
}

// rolePatterns finds patterns of roles that win for no package, and the lack of any operation.
func (c *treeCheck) rolePatterns() {
	var first *Role
	faulty := false
	for _, r := range c.roles {
		for _, p := range r.packages {
			if c.won[p.pos] || !c.isOwn(p.pos) {
				continue
			}
			faulty = faulty || r.Kind == Operation
			if dir := c.matched[p.pos]; dir != "" {
				c.faults.add(p.pos, "pattern %q of role %s wins for no package: a more specific pattern takes %s and all others that it matches; drop it", p.text, r.Name, dir)
			} else {
				c.faults.add(p.pos, "pattern %q of role %s matches no package%s", p.text, r.Name, c.near(p))
			}
		}
		if r.Kind == Operation && first == nil {
			first = r
		}
	}
	if first != nil && !c.operations && !faulty {
		c.faults.add(first.Pos, "no package has an operation role although role %s is declared; give it the packages of your operations, or drop it with off = true", first.Name)
	}
}

// near suggests a folder that the pattern may have meant.
func (c *treeCheck) near(p Pattern) string {
	if len(p.segs) == 0 {
		return ": there is no Go file in the policy's folder"
	}
	var head []string
	for _, s := range p.segs {
		if s.kind != literal {
			break
		}
		head = append(head, s.pre)
	}
	if len(head) == 0 {
		return ""
	}
	want := strings.Join(head, "/")
	var dirs []string
	for _, d := range c.tree.Dirs {
		parts := strings.Split(d, "/")
		if len(parts) >= len(head) {
			dirs = append(dirs, strings.Join(parts[:len(head)], "/"))
		}
	}
	slices.Sort(dirs)
	if n := nearest(want, slices.Compact(dirs)); n != "" && n != want {
		return fmt.Sprintf("; did you mean %q?", n+strings.TrimPrefix(p.text, want))
	}
	return ""
}

// edgePatterns finds ends of edge rules that match no package.
func (c *treeCheck) edgePatterns() {
	for _, r := range c.edges {
		for _, e := range r.ends() {
			if !e.hasPath || !c.isOwn(e.pos) {
				continue
			}
			if !slices.ContainsFunc(c.program, func(class Class) bool { return len(matchEnd(e, class)) > 0 }) {
				c.faults.add(e.pos, "pattern %q of [[%s]] %q matches no package%s", e.pattern.text, r.Kind, r.Name, c.near(e.pattern))
			}
		}
	}
}

// matchEnd matches an end whatever its names stand for.
func matchEnd(e end, class Class) []Bindings {
	e.same = nil
	return e.match(ownTarget(class), nil)
}

// Idle returns the entries of the user's own files outside roles and edge rules whose pattern matches no package of the
// tree: excluded folders, roots of deployments, places of levels, strict baselines. They decide nothing.
func (p *Policy) Idle(t Tree) []Entry {
	var out []Entry
	check := func(x Pattern, table, list string) {
		if p.isOwn(x.pos) && !matchesSome(x, t.Dirs) {
			out = append(out, Entry{Table: table, List: list, Text: x.text, Pos: x.pos})
		}
	}
	for _, x := range p.exclude {
		check(x, "", "exclude")
	}
	for _, d := range p.deployments {
		for _, x := range d.Roots {
			check(x, "deployments."+d.Name, "root")
		}
	}
	for _, name := range RuleNames {
		for _, x := range p.levels[name].in {
			check(x.pattern, "rules."+name+".in", "packages")
		}
	}
	for _, x := range p.strict {
		check(x, "baseline", "strict")
	}
	slices.SortFunc(out, func(a, b Entry) int { return comparePos(a.Pos, b.Pos) })
	return out
}

// stdPatterns finds std patterns that match no package of the standard library.
func (c *treeCheck) stdPatterns() {
	var std []string
	check := func(p Pattern, what string) {
		if c.tree.Std == nil || !c.isOwn(p.pos) {
			return
		}
		if std == nil {
			std = c.tree.Std()
		}
		if len(std) > 0 && !matchesSome(p, std) {
			c.faults.add(p.pos, "pattern %q of %s matches no package of the standard library%s", p.text, what, suggestPath(p.text, std))
		}
	}
	for _, r := range c.roles {
		for _, s := range r.std {
			check(s.Pattern, "role "+r.Name)
		}
	}
	for _, r := range c.edges {
		for _, e := range r.to.std {
			check(e.pattern, fmt.Sprintf("[[%s]] %q", r.Kind, r.Name))
		}
	}
}

func matchesSome(p Pattern, paths []string) bool {
	return slices.ContainsFunc(paths, func(s string) bool { _, ok := p.Match(s, nil); return ok })
}

func suggestPath(text string, paths []string) string {
	if n := nearest(text, paths); n != "" {
		return fmt.Sprintf("; did you mean %q?", n)
	}
	return ""
}

// externalPatterns finds patterns of allow lists that can match no package of any required module.
func (c *treeCheck) externalPatterns() {
	if c.tree.Modules == nil {
		return
	}
	check := func(l addedLists, what string) {
		for _, x := range l.external {
			anything := len(x.segs) > 0 && x.segs[0].kind == rest // speaks of no module
			if c.isOwn(x.pos) && !anything && !slices.ContainsFunc(c.tree.Modules, func(m string) bool { return mayMatchBelow(x.Pattern, m) }) {
				c.faults.add(x.pos, "external pattern %q of %s matches no required module%s", x.text, what, suggestPath(strings.TrimSuffix(x.text, "/**"), c.tree.Modules))
			}
		}
	}
	check(c.common, "[common]")
	check(c.tests, "[tests]")
	for _, r := range c.roles {
		check(r.lists, "role "+r.Name)
	}
}

// mayMatchBelow reports whether the pattern can match a package of a module: the module's path or anything below it.
func mayMatchBelow(p Pattern, module string) bool {
	for i, part := range strings.Split(module, "/") {
		if i == len(p.segs) {
			return false
		}
		if p.segs[i].kind == rest {
			return true
		}
		if _, ok := p.segs[i].match(part, nil); !ok {
			return false
		}
	}
	return true
}
