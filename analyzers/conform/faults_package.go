package conform

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// inits reports init functions that run before one that the template has before them, once for each file of the template.
func (w *writer) inits() {
	files := map[int][]int{}
	for t := range w.t.Decls {
		if d := &w.t.Decls[t]; d.Kind == "init" && w.pairs.ofT[t] >= 0 {
			files[d.Pos.File] = append(files[d.Pos.File], t)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		var all uint64
		for _, t := range files[file] {
			all += w.t.shape[w.t.Decls[t].Root]
		}
		for i, t := range files[file] {
			d, q := &w.t.Decls[t], w.pairs.ofT[t]
			if i == 0 || q > w.pairs.ofT[files[file][i-1]] {
				continue
			}
			w.add(Fault{
				Kind: Changed, ID: id(Changed, mix(all, "order")), Symbol: nameOf(d), Template: d.Pos, InRecord: true, Package: w.p.Decls[q].Pos,
				Message: fmt.Sprintf("runs %s of its template earlier than that does; init functions run in their order", w.quote(d.Pos)),
			})
			break
		}
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
