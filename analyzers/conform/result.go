package conform

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// Compare holds a package against a unit of a template. Its work is bounded whatever the package holds.
func Compare(u *Unit, r *Record, s Subject) *Result {
	c := &comparer{r: r, u: u, s: s, goes: map[int]bool{}, runs: map[int]bool{}, memo: map[blockKey]*route{}, left: maxSteps}
	c.t = newSide(view{u.Package, u.Bodies}, r.ImportPath, s.Values, colorless)
	c.p = newSide(view{s.Package, s.Package.Bodies}, s.ImportPath, nil, colorless)
	c.g = newGlobals(len(c.t.Objects), len(c.p.Objects))
	c.goOn()
	w := &writer{comparer: c, res: &Result{}}
	w.pairs = c.declarations()
	c.reserve()
	w.declarations()
	w.inits()
	w.imports()
	w.directives()
	w.names()
	if c.left < 0 {
		w.res.Faults = []Fault{w.tooLarge()}
	}
	w.sort()
	return w.res
}

// reserve gathers the names that code in holes may not hide.
func (c *comparer) reserve() {
	c.reserved = map[string]bool{}
	used := map[string]bool{}
	for i := range c.t.Objects {
		o := &c.t.Objects[i]
		switch {
		case o.Kind == inventory.ObjectUniverse:
			c.reserved[o.Symbol.Name] = true
		case o.Kind == inventory.ObjectOutside:
			used[o.Symbol.Pkg] = true
		case o.Kind == inventory.ObjectOwn && c.g.ofT[i] > 0:
			c.reserved[c.p.Objects[c.g.ofT[i]-1].Symbol.Name] = true
		}
	}
	for i := range c.t.Nodes {
		if n := &c.t.Nodes[i]; n.Kind == inventory.NodeBasic {
			c.reserved[n.Text] = true
		}
	}
	for _, imp := range c.p.unit.Imports {
		if used[imp.Path] && imp.Path != c.r.Hole {
			c.reserved[importName(imp)] = true
		}
	}
}

// importName returns the name by which a file knows an import, as far as its path tells.
func importName(imp inventory.Import) string {
	if imp.Name != "" {
		return imp.Name
	}
	parts := strings.Split(imp.Path, "/")
	last := len(parts) - 1
	if len(parts[last]) > 1 && parts[last][0] == 'v' && strings.Trim(parts[last][1:], "0123456789") == "" && last > 0 {
		last--
	}
	return parts[last]
}

// writer turns what was found into a result.
type writer struct {
	*comparer
	res   *Result
	pairs *pairing
	decl  int // index into res.Decls
	lost  []loose
	more  []loose
}

// loose is a statement without a counterpart.
type loose struct {
	node  int
	fault int // index into res.Faults, -1 if it stands in a hole
}

// declarations compares all pairs, types first, since the others name their members.
func (w *writer) declarations() {
	order := make([]int, len(w.t.Decls))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rankOf(w.t.Decls[a].Kind), rankOf(w.t.Decls[b].Kind)) })
	for _, t := range order {
		if w.t.Decls[t].Kind != "type" {
			w.taught = true
		}
		w.decl = len(w.res.Decls)
		w.res.Decls = append(w.res.Decls, DeclPair{Template: t, Package: w.pairs.ofT[t]})
		if w.pairs.ofT[t] < 0 {
			w.missingDecl(t)
			continue
		}
		w.pair(t, w.pairs.ofT[t])
	}
	w.taught = true
	for q := range w.p.Decls {
		if w.pairs.ofP[q] < 0 {
			w.extraDecl(q)
		}
	}
}

func rankOf(kind string) int {
	return slices.Index([]string{"type", "const", "var", "func", "method", "init"}, kind)
}

// pair compares two declarations.
func (w *writer) pair(t, q int) {
	td, qd := &w.t.Decls[t], &w.p.Decls[q]
	w.lost, w.more = nil, nil
	if td.Kind != "init" && td.Name != "_" && !w.mayCall(td, qd.Name) {
		w.misnamed(td, qd)
	}
	o := &outcome{}
	w.node(td.Root, qd.Root, o)
	if o.changed {
		w.changedDecl(td, qd, o)
	}
	if w.r.opens(w.t.view, t) {
		w.promoted(td, qd)
	}
	w.write(o)
	w.moved()
	w.keepSiblings(o.env)
}

// mayCall reports whether a declaration of the template may have that name in the package. Nobody calls what is in tests,
// but the go command knows by their names what to run.
func (w *writer) mayCall(t *inventory.FormDecl, name string) bool {
	inTest := t.Test || w.u.TestOf != ""
	if inTest && t.Kind == "func" && testWord(t.Name) != testWord(name) {
		return false
	}
	return Fits(t.Name, name, w.s.Values) || len(Placed(t.Name)) == 0 && inTest
}

// testWord returns the word by which the go command takes a function for a test, "" if it does not.
func testWord(name string) string {
	for _, word := range []string{"Test", "Benchmark", "Fuzz", "Example"} {
		if rest, ok := strings.CutPrefix(name, word); ok {
			if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.IsLower(r) {
				return word
			}
		}
	}
	return ""
}

// keepSiblings makes what a declaration taught of the template's other packages known to those that follow.
func (w *writer) keepSiblings(e *env) {
	for ; e != nil; e = e.up {
		if e.p >= 0 && w.t.Objects[e.t].Kind == inventory.ObjectOutside && w.g.ofT[e.t] == 0 && w.g.ofP[e.p] == 0 {
			w.g.bind(int(e.t), int(e.p))
		}
	}
}

// write writes what was found below two nodes.
func (w *writer) write(o *outcome) {
	for _, f := range o.fills {
		kind := HoleExpr
		if w.r.hasFieldHole(w.t.view, f.t) {
			kind = HoleType
		}
		w.res.Holes = append(w.res.Holes, Filled{Kind: kind, Decl: w.decl, Template: w.t.Nodes[f.t].Pos, Package: []inventory.Pos{w.p.Nodes[f.p].Pos}})
		w.broken(f.duties, w.t.Nodes[f.t].Pos)
	}
	for _, way := range o.inner {
		w.block(way)
	}
	for e := o.env; e != nil; e = e.up {
		if e.p >= 0 {
			w.res.Names = append(w.res.Names, Renamed{int(e.t), int(e.p)})
		}
	}
}

// block writes the steps of an alignment.
func (w *writer) block(end *route) {
	var steps []*route
	for r := end; r != nil; r = r.prev {
		if r.t >= 0 || r.p >= 0 {
			steps = append(steps, r)
		}
	}
	slices.Reverse(steps)
	if end.block[1] >= 0 {
		w.stmtHoles(end.block, steps)
	}
	for k, r := range steps {
		switch {
		case r.out != nil:
			w.res.Stmts = append(w.res.Stmts, StmtPair{Decl: w.decl, Template: r.t, Package: r.p, Same: r.out.cost == 0})
			if r.out.changed {
				w.changed(r)
			}
			w.write(r.out)
		case r.hole >= 0:
			w.res.Stmts = append(w.res.Stmts, StmtPair{Decl: w.decl, Template: -1, Package: r.p, InHole: true})
			w.more = append(w.more, loose{r.p, -1})
			w.broken(r.found, w.t.Nodes[r.hole].Pos)
		case r.t >= 0 && !w.r.isStmtHole(w.t.view, r.t):
			w.res.Stmts = append(w.res.Stmts, StmtPair{Decl: w.decl, Template: r.t, Package: -1})
			w.lost = append(w.lost, loose{r.t, len(w.res.Faults)})
			w.missing(r, steps[k+1:], end.block[1])
		case r.p >= 0:
			w.res.Stmts = append(w.res.Stmts, StmtPair{Decl: w.decl, Template: -1, Package: r.p})
			w.more = append(w.more, loose{r.p, len(w.res.Faults)})
			w.extra(r)
		}
	}
}

// stmtHoles tells for each statement hole of a block what stands in it and around it.
func (w *writer) stmtHoles(block [2]int, steps []*route) {
	open := w.p.Nodes[block[1]].Pos
	for t := range w.t.children(block[0]) {
		if !w.r.isStmtHole(w.t.view, t) {
			continue
		}
		f := Filled{Kind: HoleStmts, Decl: w.decl, Template: w.t.Nodes[t].Pos}
		f.After = inventory.Pos{File: open.File, Start: open.Start, End: min(open.Start+1, open.End)}
		f.Before = inventory.Pos{File: open.File, Start: max(open.End-1, open.Start), End: open.End}
		passed := false
		for _, r := range steps {
			switch {
			case r.hole == t:
				f.Package = append(f.Package, w.p.Nodes[r.p].Pos)
			case r.t == t:
				passed = true
			case r.p >= 0 && !passed && len(f.Package) == 0:
				f.After = w.p.Nodes[r.p].Pos
			case r.p >= 0 && passed:
				f.Before = w.p.Nodes[r.p].Pos
			}
			if passed && r.p >= 0 && r.hole != t {
				break
			}
		}
		w.res.Holes = append(w.res.Holes, f)
	}
}

// names writes which object stands for which.
func (w *writer) names() {
	for t, p := range w.g.ofT {
		if p > 0 {
			w.res.Names = append(w.res.Names, Renamed{t, int(p) - 1})
		}
	}
	slices.SortFunc(w.res.Names, func(a, b Renamed) int { return cmp.Or(a.Template-b.Template, a.Package-b.Package) })
	w.res.Names = slices.Compact(w.res.Names)
}

func (w *writer) sort() {
	slices.SortStableFunc(w.res.Faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Package.File, b.Package.File), cmp.Compare(a.Package.Start, b.Package.Start), strings.Compare(a.ID, b.ID))
	})
}
