package conform

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// Compile makes the record of a template from what was read of it. Problems say what keeps it from being one, each with
// its place; then there is no record.
func Compile(t Template) (*Record, []inventory.Problem) {
	c := compiler{t: t, r: &Record{Dir: t.Dir, ImportPath: t.ImportPath, Hole: t.Hole, Needs: slices.Clone(t.Needs)}}
	for _, p := range t.Units {
		c.unit(p)
	}
	if len(t.Units) == 0 {
		c.problems = append(c.problems, inventory.Problem{Message: "template " + t.Dir + " has no Go file", File: t.Dir})
	}
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	slices.SortFunc(c.r.Units, func(a, b *Unit) int {
		return strings.Compare(a.Dir+"\x00"+a.Name, b.Dir+"\x00"+b.Name)
	})
	return c.r.seal(), nil
}

type compiler struct {
	t        Template
	r        *Record
	problems []inventory.Problem
}

func (c *compiler) unit(p *inventory.Package) {
	if p.Problem.Message != "" {
		problem := p.Problem
		problem.Message = "template " + c.t.Dir + " does not compile: " + problem.Message
		c.problems = append(c.problems, problem)
		return
	}
	if p.Bodies == nil {
		c.problems = append(c.problems, inventory.Problem{Message: "template " + c.t.Dir + " was not read with its bodies", File: p.Dir})
		return
	}
	rel := "."
	if p.Dir != c.t.Dir {
		rel = strings.TrimPrefix(p.Dir, c.t.Dir+"/")
	}
	u := &Unit{Package: slim(p), Rel: rel}
	for _, f := range p.Files {
		text, err := c.t.Text(path.Join(p.Dir, f.Name))
		if err != nil {
			c.problems = append(c.problems, inventory.Problem{Message: "cannot read a file of template " + c.t.Dir + ": " + err.Error(), File: path.Join(p.Dir, f.Name)})
			return
		}
		u.Sources = append(u.Sources, string(text))
	}
	c.directives(u)
	c.names(u)
	c.holes(u)
	c.r.Units = append(c.r.Units, u)
}

// slim returns the part of a record that is kept: header, imports and bodies.
func slim(p *inventory.Package) *inventory.Package {
	q := *p
	q.DropTypes()
	q.Bodies, q.Sections = p.Bodies, inventory.SectionImports|inventory.SectionBodies
	return &q
}

func (c *compiler) fault(u *Unit, at inventory.Pos, format string, args ...any) {
	f := u.Files[at.File]
	c.problems = append(c.problems, inventory.Problem{Message: fmt.Sprintf(format, args...), File: path.Join(u.Dir, f.Name), Line: f.Lines.Line(at.Start)})
}

// directives reads //nanoarch:hole comments: decls=unexported, reach=WORD,WORD.
func (c *compiler) directives(u *Unit) {
	for _, d := range u.Directives {
		if d.Kind != holeDirective {
			continue
		}
		for word := range strings.FieldsSeq(d.Text) {
			key, value, _ := strings.Cut(word, "=")
			switch {
			case word == "decls=unexported":
				u.Decls = true
			case word == "decls=any":
				u.Decls, u.Any = true, true
			case key == "reach":
				if u.Reach == nil {
					u.Reach = []string{}
				}
				for w := range strings.SplitSeq(value, ",") {
					if w != "" && w != "none" && c.t.Words != nil && !slices.Contains(c.t.Words, w) {
						c.fault(u, d.Pos, "the directive //nanoarch:hole knows no effect %q; the effects are %s, and none", w, strings.Join(c.t.Words, ", "))
					} else if w != "" && w != "none" {
						u.Reach = append(u.Reach, w)
					}
				}
				slices.Sort(u.Reach)
			default:
				c.fault(u, d.Pos, "the directive //nanoarch:hole knows decls=unexported, decls=any and reach=WORD,WORD, not %q", word)
			}
		}
	}
}

const holeDirective = "nanoarch:hole"

// names reports placeholders that the role has no capture for.
func (c *compiler) names(u *Unit) {
	if c.t.Captures == nil {
		return
	}
	u.misplaced(c.t.Captures, func(at inventory.Pos, message string) { c.fault(u, at, "%s", message) })
}

// misplaced tells of names that spell a placeholder without a capture.
func (u *Unit) misplaced(captures []string, tell func(at inventory.Pos, message string)) {
	for _, d := range u.Bodies.Decls {
		if d.Obj == 0 || d.Kind == "method" {
			continue
		}
		for _, w := range Placed(d.Name) {
			if !slices.Contains(captures, w) {
				tell(d.Pos, fmt.Sprintf("%q spells the placeholder %s, but the packages of the template's role have no {%s}; name it in their pattern, or spell it otherwise", d.Name, title(w), w))
			}
		}
	}
}

// Misplaced says which name of the template spells a placeholder that is none of the captures, nil if none does: patterns
// of roles change, and their templates know nothing of it.
func (r *Record) Misplaced(captures []string) (err error) {
	for _, u := range r.Units {
		u.misplaced(captures, func(at inventory.Pos, message string) {
			if f := u.Files[at.File]; err == nil {
				err = fmt.Errorf("%s:%d: %s", path.Join(u.Dir, f.Name), f.Lines.Line(at.Start), message)
			}
		})
	}
	return err
}

// holes checks that every use of the package of holes is a hole, in a place for one.
func (c *compiler) holes(u *Unit) {
	v := view{u.Package, u.Bodies}
	known := map[int]bool{} // nodes that name a hole and are part of one
	for i, n := range v.Nodes {
		switch n.Kind {
		case inventory.NodeExpr:
			if call := i + 1; c.r.holeCall(v, call) == "Stmts" {
				known[call+1] = true
				c.values(u, v, call, call+2)
			}
		case inventory.NodeCall:
			if c.r.holeCall(v, i) == "Expr" {
				known[i+2] = true
				c.values(u, v, i, i+1+v.Nodes[i+1].Size)
			}
		case inventory.NodeStruct:
			for f := range v.children(i) {
				if c.r.isFieldHole(v, f) {
					known[f], known[f+1] = true, true
				}
			}
		}
		if isList(n.Kind) {
			c.adjacent(u, v, i)
		}
	}
	for i, n := range v.Nodes {
		if n.Obj == 0 || known[i] {
			continue
		}
		if o := v.Objects[n.Obj-1]; o.Symbol.Pkg == c.r.Hole && (n.Kind == inventory.NodeName || n.Kind == inventory.NodeNamed) {
			c.fault(u, n.Pos, "hole.%s stands where no hole can be; write hole.Stmts(...) as a statement, hole.Expr[T](...) as a value, and struct{ hole.Any } as a type", o.Symbol.Name)
		}
	}
}

// values checks that a hole is given variables.
func (c *compiler) values(u *Unit, v view, call, first int) {
	for a := first; a < call+v.Nodes[call].Size; a += v.Nodes[a].Size {
		if n := v.Nodes[a]; n.Kind != inventory.NodeName || n.Obj == 0 || v.Objects[n.Obj-1].What != "var" {
			c.fault(u, n.Pos, "what a hole may read is told by variables alone; give the value a name before the hole")
		}
	}
}

// adjacent reports a statement hole directly behind another: nothing tells where one ends.
func (c *compiler) adjacent(u *Unit, v view, list int) {
	before := false
	for s := list + 1; s < list+v.Nodes[list].Size; s += v.Nodes[s].Size {
		hole := c.r.isStmtHole(v, s)
		if hole && before {
			c.fault(u, v.Nodes[s].Pos, "two statement holes stand behind each other, and nothing tells where one ends; make them one, or put a statement between them")
		}
		before = hole
	}
}

func isList(k inventory.NodeKind) bool { return k == inventory.NodeBlock }
