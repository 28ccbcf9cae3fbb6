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
	if !d.Test && w.p.unit.TestOf == "" {
		w.broken(w.duties(&opening{decl: true}, d.Root, nil), w.declHole())
	}
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

// inits reports init functions that run before one that the template has before them, in the same file.
func (w *writer) inits() {
	file, last := -1, -1
	for t := range w.t.Decls {
		d := &w.t.Decls[t]
		if d.Kind != "init" || w.pairs.ofT[t] < 0 {
			continue
		}
		if d.Pos.File != file {
			file, last = d.Pos.File, -1
		}
		q := w.pairs.ofT[t]
		if q < last {
			w.add(Fault{
				Kind: Changed, ID: id(Changed, mix(w.t.shape[d.Root], "order")), Symbol: nameOf(d), Template: d.Pos, InRecord: true, Package: w.p.Decls[q].Pos,
				Message: fmt.Sprintf("runs %s of its template earlier than that does; init functions run in their order", w.quote(d.Pos)),
			})
		}
		last = max(last, q)
	}
}

// imports reports what runs by being imported, which has no name that bodies could show.
func (w *writer) imports() {
	has := map[string]bool{}
	for _, imp := range w.u.Imports {
		if imp.Name == "_" || imp.Path == "C" {
			has[w.pathOf(imp.Path)] = true
		}
	}
	seen := map[string]bool{}
	for _, imp := range w.p.unit.Imports {
		if imp.Excluded || imp.Name != "_" && imp.Path != "C" {
			continue
		}
		seen[imp.Path] = true
		if !has[imp.Path] && !imp.Test && w.p.unit.TestOf == "" {
			w.add(Fault{
				Kind: Extra, ID: "extra import " + imp.Path, Symbol: imp.Path, Package: imp.Pos,
				Message: fmt.Sprintf("imports %s for what that does by itself, outside every hole; the template does not", imp.Path),
			})
		}
	}
	for _, imp := range w.u.Imports {
		if p := w.pathOf(imp.Path); has[p] && !seen[p] && !imp.Test && (imp.Name == "_" || imp.Path == "C") {
			seen[p] = true
			w.add(Fault{
				Kind: Missing, ID: "missing import " + p, Symbol: p, Template: imp.Pos, InRecord: true, Package: w.clause(imp.Test),
				Message: fmt.Sprintf("lacks the import of %s, which its template needs for what it does by itself", p),
			})
		}
	}
}

// pathOf translates an import path of the template.
func (w *writer) pathOf(p string) string {
	if rel, ok := w.t.below(p); ok {
		if rel == "." {
			return w.p.home
		}
		return w.p.home + "/" + rel
	}
	return Spell(p, w.s.Values)
}

// directives compares the comments that instruct tools: they decide which files count and what is in variables.
func (w *writer) directives() {
	count := map[string]int{}
	text := func(d inventory.Directive, spelled string) string {
		return d.Kind + " " + strings.Join(strings.Fields(spelled), " ")
	}
	for _, d := range w.u.Directives {
		if shapes(d.Kind) {
			count[text(d, spellText(d.Text, w.s.Values))]++
		}
	}
	for _, d := range w.p.unit.Directives {
		if !shapes(d.Kind) {
			continue
		}
		k := text(d, d.Text)
		if count[k]--; count[k] >= 0 || d.Kind == "go:build" && w.ownTests(d.Pos.File) {
			continue
		}
		w.add(Fault{
			Kind: Extra, ID: "extra directive " + k, Symbol: k, Package: d.Pos,
			Message: fmt.Sprintf("has the directive //%s, which its template does not; such comments change what code does", strings.TrimSpace(k)),
		})
	}
	for _, d := range w.u.Directives {
		k := text(d, spellText(d.Text, w.s.Values))
		if !shapes(d.Kind) || count[k] <= 0 {
			continue
		}
		count[k] = 0
		w.add(Fault{
			Kind: Missing, ID: "missing directive " + k, Symbol: k, Template: d.Pos, InRecord: true, Package: w.clause(d.Test), Test: d.Test,
			Message: fmt.Sprintf("lacks the directive //%s of its template; such comments change what code does", strings.TrimSpace(k)),
		})
	}
}

// ownTests reports whether a file holds tests of the package's own alone: when these run is the author's to say.
func (w *writer) ownTests(file int) bool {
	for q := range w.p.Decls {
		if w.pairs.ofP[q] >= 0 && w.p.Decls[q].Pos.File == file {
			return false
		}
	}
	return w.p.unit.Files[file].Test
}

func spellText(text string, v Placeholders) string {
	words := strings.Fields(text)
	for i := range words {
		words[i] = Spell(words[i], v)
	}
	return strings.Join(words, " ")
}

// shapes reports whether comments of a kind change what code does.
func shapes(kind string) bool {
	return strings.HasPrefix(kind, "go:") && kind != "go:generate" || kind == "export"
}

func (w *writer) tooLarge() Fault {
	return Fault{
		Kind: Changed, ID: "too large", Package: w.clause(false),
		Message: "is too large or too different to be compared with its template; split it, or start again from nanoarch new",
	}
}
