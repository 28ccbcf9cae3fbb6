package conform

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

func (w *writer) add(f Fault) { w.res.Faults = append(w.res.Faults, f) }

func id(kind FaultKind, shape uint64) string { return fmt.Sprintf("%s %016x", kind, shape) }

// nameOf names a declaration: Func, Type.Method.
func nameOf(d *inventory.FormDecl) string {
	switch {
	case d.Recv != "":
		return d.Recv + "." + d.Name
	case d.Name == "_":
		return d.Kind + " _"
	}
	return d.Name
}

// symbol names the declaration in which the writer is, as the package calls it.
func (w *writer) symbol() string {
	pair := w.res.Decls[w.decl]
	if pair.Package >= 0 {
		return nameOf(&w.p.Decls[pair.Package])
	}
	return nameOf(&w.t.Decls[pair.Template])
}

// quote shows code of the template on one line.
func (w *writer) quote(at inventory.Pos) string {
	const most = 60
	text := w.text(at)
	if line, _, cut := strings.Cut(text, "\n"); cut {
		text = strings.TrimRight(line, " \t\r") + " ..."
	}
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "..."
	}
	return "`" + text + "`"
}

func (w *writer) text(at inventory.Pos) string {
	if at.File >= len(w.u.Sources) {
		return ""
	}
	s := w.u.Sources[at.File]
	start := max(0, min(at.Start, len(s)))
	return s[start:max(start, min(at.End, len(s)))]
}

// clause is the place of the package's name, where what has no other place is told.
func (w *writer) clause(test bool) inventory.Pos {
	for _, f := range w.p.unit.Files {
		if f.Excluded == "" && f.Test == test {
			return f.PackagePos
		}
	}
	return w.p.unit.Files[0].PackagePos
}

func (w *writer) missingDecl(t int) {
	d := &w.t.Decls[t]
	w.add(Fault{
		Kind: Missing, ID: id(Missing, w.t.shape[d.Root]), Symbol: nameOf(d), Template: d.Pos, InRecord: true, Package: w.clause(d.Test), Test: d.Test,
		Message: fmt.Sprintf("lacks the %s %s of its template, %s; only what stands in holes may be left out", d.Kind, nameOf(d), w.quote(d.Pos)),
	})
}

func (w *writer) misnamed(t, p *inventory.FormDecl) {
	w.add(Fault{
		Kind: Changed, ID: id(Changed, mix(offset64, t.Name)), Symbol: nameOf(p), Template: t.Pos, InRecord: true, Package: p.Pos,
		Message: fmt.Sprintf("calls the %s %s of its template %s; it is to be called %s", t.Kind, nameOf(t), nameOf(p), Spell(t.Name, w.s.Values)),
	})
}

func (w *writer) changedDecl(t, p *inventory.FormDecl, o *outcome) {
	at, there := w.p.Nodes[o.p].Pos, w.t.Nodes[o.t].Pos
	if strings.TrimSpace(w.text(there)) == "" {
		there = t.Pos
	}
	w.add(Fault{
		Kind: Changed, ID: id(Changed, w.t.shape[t.Root]), Symbol: nameOf(p), Template: there, InRecord: true, Package: at,
		Message: fmt.Sprintf("declares the %s %s otherwise than its template, which has %s; only holes may differ", p.Kind, nameOf(p), w.quote(there)),
	})
}

func (w *writer) promoted(t, p *inventory.FormDecl) {
	if root := w.p.Nodes[p.Root]; root.Text == "=" {
		w.aliasMethods(t, p)
		return
	}
	for _, m := range p.Promoted {
		w.add(Fault{
			Kind: Extra, ID: id(Extra, mix(offset64, m)), Symbol: nameOf(p), Template: t.Pos, InRecord: true, Package: p.Pos,
			Message: fmt.Sprintf("gives the type %s the exported method %s by what it embeds; a type in a hole brings data alone", nameOf(p), m),
		})
	}
}

// aliasMethods reports exported methods of a type of the package that an alias in a type hole stands for.
func (w *writer) aliasMethods(t, p *inventory.FormDecl) {
	named := w.p.object(w.p.second(p.Root))
	if named == nil || named.Kind != inventory.ObjectOwn {
		return
	}
	for i := range w.p.Decls {
		if m := &w.p.Decls[i]; m.Kind == "method" && m.Recv == named.Symbol.Name && exported(m.Name) {
			w.add(Fault{
				Kind: Extra, ID: id(Extra, mix(offset64, m.Name)), Symbol: nameOf(p), Template: t.Pos, InRecord: true, Package: m.Pos,
				Message: fmt.Sprintf("gives the type %s the exported method %s by the type that it is another name of; a type in a hole brings data alone", nameOf(p), m.Name),
			})
		}
	}
}

// extraDecl judges a declaration that the template does not have.
func (w *writer) extraDecl(q int) {
	d := &w.p.Decls[q]
	w.decl = len(w.res.Decls)
	pair := DeclPair{Template: -1, Package: q}
	why := w.noRoom(d)
	if pair.InHole = why == ""; pair.InHole {
		w.res.Holes = append(w.res.Holes, Filled{Kind: HoleDecls, Decl: w.decl, Template: w.declHole(), Package: []inventory.Pos{d.Pos}})
	}
	w.res.Decls = append(w.res.Decls, pair)
	if why != "" {
		w.add(Fault{
			Kind: Extra, ID: id(Extra, mix(mix(offset64, d.Kind), nameOf(d))), Symbol: nameOf(d), Package: d.Pos,
			Message: fmt.Sprintf("has the %s %s, %s", d.Kind, nameOf(d), why),
		})
		return
	}
	test := d.Test || w.p.unit.TestOf != ""
	if test && d.Kind != "var" {
		return // it runs where a test calls it
	}
	found := w.duties(&opening{decl: true, runs: d.Kind == "var"}, d.Root, nil)
	if test {
		found = slices.DeleteFunc(found, func(x duty) bool { return !hidden(x) })
	}
	w.broken(found, w.declHole())
}

func (w *writer) declHole() inventory.Pos {
	for _, d := range w.u.Directives {
		if d.Kind == holeDirective && strings.Contains(d.Text, "decls=") {
			return d.Pos
		}
	}
	return inventory.Pos{}
}

// noRoom says why the template has no room for a declaration, "" if it has.
func (w *writer) noRoom(d *inventory.FormDecl) string {
	inTest := d.Test || w.p.unit.TestOf != "" || w.u.Any && d.Kind != "init"
	switch {
	case d.Kind == "init":
		return "which runs outside every hole; move what it does into one"
	case (d.Kind == "func" || d.Kind == "method") && !w.p.hasBody(d.Root):
		return "which has no body here; what is written in another language is not compared"
	case inTest && d.Name == "TestMain":
		return "which decides for all tests of the package; the template has none"
	case inTest:
		return ""
	case d.Kind == "method" && exported(d.Name) && w.ownType(d.Recv):
		return "which its template does not have; what is exported comes from the template alone"
	case d.Kind == "method" && !w.u.Decls, d.Kind != "method" && !exported(d.Name) && !w.u.Decls:
		return "and its template has no hole for more declarations (//nanoarch:hole decls=unexported)"
	case d.Kind != "method" && exported(d.Name):
		return "which its template does not have; what is exported comes from the template alone"
	}
	return ""
}

// ownType reports whether a type is the template's, or exported, so that others can call its methods.
func (w *writer) ownType(name string) bool {
	for q := range w.p.Decls {
		if d := &w.p.Decls[q]; d.Kind == "type" && d.Name == name {
			return w.pairs.ofP[q] >= 0 || exported(name)
		}
	}
	return true
}

func (w *writer) broken(found []duty, hole inventory.Pos) {
	for _, d := range found {
		in := "in a hole of its template; what stands in a hole ends where the template goes on, and leaves the template's names alone"
		if strings.HasPrefix(d.key, "reach ") || strings.HasPrefix(d.key, "read ") {
			in = "in a hole of its template; take it from what the hole is given"
		}
		w.add(Fault{
			Kind: Duty, ID: "duty " + d.key, Symbol: w.symbol(), Template: hole, InRecord: hole != (inventory.Pos{}), Package: w.p.Nodes[d.p].Pos,
			Message: fmt.Sprintf("%s in %s, %s", d.what, w.symbol(), in),
		})
	}
}

func (w *writer) changed(r *route) {
	t, p := w.t.Nodes[r.t].Pos, w.p.Nodes[r.p].Pos
	w.add(Fault{
		Kind: Changed, ID: id(Changed, w.t.shape[r.t]), Symbol: w.symbol(), Template: t, InRecord: true, Package: p,
		Message: fmt.Sprintf("has another statement in %s than its template's %s; only holes may differ", w.symbol(), w.quote(t)),
		Edit:    w.replacement(r),
	})
}

// missing tells of a statement where it should stand: before what follows in the package, else at the end of the block.
func (w *writer) missing(r *route, rest []*route, block int) {
	at := w.p.Nodes[block].Pos
	at.Start = max(at.Start, at.End-1)
	last := true
	for _, x := range rest {
		if x.p >= 0 {
			at, last = w.p.Nodes[x.p].Pos, false
			break
		}
	}
	t := w.t.Nodes[r.t].Pos
	w.add(Fault{
		Kind: Missing, ID: id(Missing, w.t.shape[r.t]), Symbol: w.symbol(), Template: t, InRecord: true, Package: at,
		Message: fmt.Sprintf("lacks %s of its template in %s; only what stands in holes may be left out", w.quote(t), w.symbol()),
		Edit:    w.insertion(r, at, last),
	})
}

func (w *writer) extra(r *route) {
	w.add(Fault{
		Kind: Extra, ID: id(Extra, w.p.shape[r.p]), Symbol: w.symbol(), Package: w.p.Nodes[r.p].Pos,
		Template: w.t.Decls[w.res.Decls[w.decl].Template].Pos, InRecord: true,
		Message: fmt.Sprintf("has a statement in %s where its template has no hole; move it into one", w.symbol()),
	})
}

// moved makes one fault of a statement that is missing at its place and stands at another.
func (w *writer) moved() {
	var gone []int
	for _, l := range w.lost {
		at := slices.IndexFunc(w.more, func(m loose) bool { return w.p.shape[m.node] == w.t.shape[l.node] })
		if at < 0 {
			continue
		}
		m := w.more[at]
		w.more = slices.Delete(w.more, at, at+1)
		f := &w.res.Faults[l.fault]
		f.Kind, f.Package, f.Edit = Changed, w.p.Nodes[m.node].Pos, nil
		f.Message = fmt.Sprintf("has %s of its template at another place in %s; only holes may differ", w.quote(f.Template), w.symbol())
		if m.fault >= 0 {
			gone = append(gone, m.fault)
		}
		for i := range w.res.Faults {
			if d := &w.res.Faults[i]; d.Kind == Duty && d.Package.File == f.Package.File && f.Package.Start <= d.Package.Start && d.Package.End <= f.Package.End {
				gone = append(gone, i)
			}
		}
	}
	slices.Sort(gone)
	gone = slices.Compact(gone)
	for _, at := range slices.Backward(gone) {
		w.res.Faults = slices.Delete(w.res.Faults, at, at+1)
	}
}

func (w *writer) tooLarge() Fault {
	return Fault{
		Kind: Changed, ID: "too large", Package: w.clause(false),
		Message: "is too large or too different to be compared with its template; split it, or start again from nanoarch new",
	}
}
