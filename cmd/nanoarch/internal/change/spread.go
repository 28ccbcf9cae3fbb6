package change

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// spread finds out who has to look at the change: which operations, and which tests run code that changed.
func (c *comparison) spread() {
	changed := map[string]bool{}
	for _, u := range c.Head.Units {
		if u.changed {
			changed[u.Dir] = true
		}
	}
	operations := map[string]bool{}
	for dir := range changed {
		if c.isOperation(dir) {
			operations[dir] = true
		}
	}
	for i := range c.out.Contracts {
		for _, r := range c.out.Contracts[i].Affected {
			if c.out.Contracts[i].Breaking && c.isOperation(r.Package) {
				operations[r.Package] = true
			}
		}
	}
	for i := range c.out.Effects.Added {
		e := &c.out.Effects.Added[i]
		if e.Operations = c.operationsOn(e); len(e.Via) == 0 {
			for _, dir := range e.Operations {
				operations[dir] = true
			}
		}
	}
	c.out.Affected.Packages = append(c.out.Affected.Packages, slices.Sorted(maps.Keys(changed))...)
	c.out.Affected.Operations = append(c.out.Affected.Operations, slices.Sorted(maps.Keys(operations))...)
	c.out.Affected.Tests = append(c.out.Affected.Tests, c.tests(changed)...)
	c.out.Affected.Commands = append(c.out.Affected.Commands, c.commands()...)
}

func (c *comparison) isOperation(dir string) bool {
	return class(c.Head.Policy, dir).Kind() == rules.Operation
}

// operationsOn lists the operations that import the package of an effect, directly or not. What reaches others through
// contracts and roots is another's.
func (c *comparison) operationsOn(e *Effect) []string {
	out := []string{}
	if c.isOperation(e.Package) || len(e.Via) > 0 {
		return out
	}
	behind := func(from *program.Node) bool {
		return from.Class.Kind() != rules.Root && from.Class.Kind() != rules.Operation && from.Class.Kind() != rules.Tests
	}
	for _, dir := range c.importers(map[string]bool{e.Package: true}, false, behind) {
		if c.isOperation(dir) {
			out = append(out, dir)
		}
	}
	return out
}

// importers lists the folders whose packages import one of the given ones, directly or not, and these themselves; sorted.
// Tests count if they are asked for, but nobody imports what tests import. on reports whether to ask for the importers of a
// package, too.
func (c *comparison) importers(of map[string]bool, tests bool, on func(*program.Node) bool) []string {
	seen := maps.Clone(of)
	todo := slices.Sorted(maps.Keys(of))
	for len(todo) > 0 {
		n := c.Program.Node(todo[0])
		if todo = todo[1:]; n == nil {
			continue
		}
		for _, e := range n.Users {
			if seen[e.From.Dir] || e.Test && !tests {
				continue
			}
			seen[e.From.Dir] = true
			if !e.Test && on(e.From) {
				todo = append(todo, e.From.Dir)
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// tests lists the folders with tests that run code of the given packages.
func (c *comparison) tests(changed map[string]bool) []string {
	var out []string
	for _, dir := range c.importers(changed, true, func(*program.Node) bool { return true }) {
		n := c.Program.Node(dir)
		if n != nil && slices.ContainsFunc(n.Units, func(u *inventory.Package) bool {
			return slices.ContainsFunc(u.Files, func(f inventory.File) bool { return f.Test })
		}) {
			out = append(out, dir)
		}
	}
	return out
}

// maxNamed is how many packages a command names before it asks for all of a module.
const maxNamed = 20

// commands writes one command a module that runs the tests.
func (c *comparison) commands() []string {
	byModule := map[string][]string{}
	for _, dir := range c.out.Affected.Tests {
		m := c.Head.Modules.Of(dir)
		if m == nil {
			continue // no module holds it, so no command runs it
		}
		at := m.Dir
		if at == ".." || strings.HasPrefix(at, "../") {
			at = "."
		}
		byModule[at] = append(byModule[at], "./"+strings.TrimPrefix(strings.TrimPrefix(dir, at), "/"))
	}
	var out []string
	for _, at := range slices.Sorted(maps.Keys(byModule)) {
		names := byModule[at]
		if len(names) > maxNamed {
			names = []string{"./..."}
		}
		for i, n := range names {
			names[i] = quoted(strings.TrimSuffix(n, "/."))
		}
		where := ""
		if at != "." {
			where = "-C " + quoted(path.Clean(at)) + " "
		}
		out = append(out, fmt.Sprintf("go test %s%s", where, strings.Join(names, " ")))
	}
	return out
}

// quoted writes a word for a shell.
func quoted(s string) string {
	if strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("./_-+@%", r))
	}) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
