package program

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/conform"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

func templateNeeds(p *rules.Policy) inventory.Section {
	if !slices.ContainsFunc(p.Roles(), func(r *rules.Role) bool { return r.Template != "" }) {
		return 0
	}
	return inventory.SectionDecls | inventory.SectionUses
}

// besides is a unit that is made by a template, and names of a package beside it that the template uses there.
type besides struct {
	node   *Node // for which the template was made
	values conform.Placeholders
	user   *inventory.Package
	beside *inventory.Package
	names  []conform.Beside
}

// besides lists them, in the order of nodes. Whether they have what is asked of them is not looked at.
func (p *Program) besides() []besides {
	var out []besides
	names := map[*conform.Unit][]conform.Beside{}
	for _, n := range p.Nodes {
		role := n.Class.Role
		if role == nil || role.Template == "" || n.Member {
			continue
		}
		record := p.Templates.Record(role.Template)
		if record == nil {
			continue
		}
		values := conform.Placeholders{}
		for _, v := range n.Class.Values {
			values[v.Name] = v.Value
		}
		for _, u := range record.Units {
			all, ok := names[u]
			if !ok {
				all = record.Beside(u)
				names[u] = all
			}
			for len(all) > 0 {
				of := all
				for i := range all {
					if all[i].Rel != all[0].Rel {
						of = all[:i]
						break
					}
				}
				all = all[len(of):]
				user, beside := p.codeIn(n, u.Rel), p.codeIn(n, of[0].Rel)
				if user != nil && beside != nil && user != beside {
					out = append(out, besides{n, values, user, beside, of})
				}
			}
		}
	}
	return out
}

// codeIn returns the unit of a folder below a node, nil if there is none.
func (p *Program) codeIn(n *Node, rel string) *inventory.Package {
	at := p.Node(path.Join(n.Dir, rel))
	if at == nil {
		return nil
	}
	if u := primary(at.Units); u.TestOf == "" && u.Problem.Message == "" {
		return u
	}
	return nil
}

func templateOf(p *Program) func(*Node, *inventory.Package) inventory.Section {
	want := map[*inventory.Package]inventory.Section{}
	for _, b := range p.besides() {
		want[b.user] |= inventory.SectionUses
		want[b.beside] |= inventory.SectionDecls
	}
	if len(want) == 0 {
		return nil
	}
	return func(_ *Node, u *inventory.Package) inventory.Section { return want[u] }
}

// templateNames finds names of a package beside that are used in the place of the one that the template means.
func templateNames(p *Program) []*subject.Finding {
	var found []*subject.Finding
	for _, b := range p.besides() {
		if !b.user.Has(inventory.SectionUses) || !b.beside.Has(inventory.SectionDecls) {
			continue
		}
		for _, name := range b.names {
			if f := b.judge(name); f != nil {
				found = append(found, f)
			}
		}
	}
	return found
}

// judge reports the use of another name than that of the template, if the package beside has that.
func (b *besides) judge(name conform.Beside) *subject.Finding {
	meant := conform.Spell(name.Name, b.values)
	if !declaresLike(b.beside, meant, name) || b.uses(func(x string) bool { return x == meant }, name.Kind) != nil {
		return nil
	}
	use := b.uses(func(x string) bool {
		of := func(o conform.Beside) bool { return conform.Spell(o.Name, b.values) == x }
		return conform.Fits(name.Name, x, b.values) && !slices.ContainsFunc(b.names, of)
	}, name.Kind)
	if use == nil {
		return nil // it uses none, of which the package rule tells
	}
	role := b.node.Class.Role
	at := make([]inventory.Pos, len(use.At))
	for i := range use.At {
		at[i] = use.At[i].Pos
	}
	short := func(x string) string { return inventory.Symbol{Pkg: b.beside.ImportPath, Name: x}.Short() }
	return &subject.Finding{
		Package: b.user, Symbol: use.Symbol.Name, Target: "name " + meant, Positions: at, Reason: role.Reason,
		Message: subject.WithReason(fmt.Sprintf("%s %s uses %s where its template %s has %s, which is %s here", role.Name, b.node.path(), short(use.Symbol.Name), role.Template, name.Name, short(meant)), role.Reason),
	}
}

// uses returns the first use of a name of a kind outside tests, nil if there is none.
func (b *besides) uses(fits func(name string) bool, kind string) *inventory.Use {
	for i := range b.user.Uses {
		u := &b.user.Uses[i]
		if !u.Test && len(u.At) > 0 && u.Symbol.Pkg == b.beside.ImportPath && u.Symbol.Recv == "" && usesAs(u.Kind, kind) && fits(u.Symbol.Name) {
			return u
		}
	}
	return nil
}

func usesAs(use inventory.UseKind, kind string) bool {
	switch kind {
	case "func":
		return use == inventory.UseFunc
	case "var":
		return use == inventory.UseVar
	case "const":
		return use == inventory.UseConst
	}
	return use == inventory.UseType
}

// declaresLike reports whether a package declares a name as the template does.
func declaresLike(u *inventory.Package, name string, like conform.Beside) bool {
	switch like.Kind {
	case "func":
		return slices.ContainsFunc(u.Funcs, func(f inventory.Func) bool { return f.Name == name && f.Recv == "" && !f.Test })
	case "var":
		return slices.ContainsFunc(u.Vars, func(v inventory.Var) bool { return v.Name == name && !v.Test })
	case "const":
		return slices.ContainsFunc(u.Consts, func(c inventory.Const) bool { return c.Name == name })
	}
	return slices.ContainsFunc(u.Types, func(t inventory.Type) bool {
		if t.Name != name || t.Test || t.Alias {
			return false
		}
		has := func(m string) bool {
			return slices.ContainsFunc(t.Methods, func(x inventory.Method) bool { return x.Name == m })
		}
		return (like.Kind == "interface") == (t.Kind == "interface") && !slices.ContainsFunc(like.Methods, func(m string) bool { return !has(m) })
	})
}

// besideAsked returns a function that reports whether templateNames asks for a use.
func besideAsked(p *Program) func(u *inventory.Package, x *inventory.Use) bool {
	type pair struct{ user, beside string }
	asked := map[pair]bool{}
	for _, b := range p.besides() {
		asked[pair{b.user.ImportPath, b.beside.ImportPath}] = true
	}
	return func(u *inventory.Package, x *inventory.Use) bool {
		return len(asked) > 0 && x.Symbol.Recv == "" && asked[pair{u.ImportPath, x.Symbol.Pkg}]
	}
}

// TemplatesKey stands for what the rule template makes of the records of templates: they are no part of any unit.
func (p *Program) TemplatesKey() string {
	var b strings.Builder
	for _, r := range p.Policy.Roles() {
		if r.Template != "" {
			fmt.Fprintf(&b, "%q %q\n", r.Name, r.Template)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return b.String() + p.Templates.Key()
}
