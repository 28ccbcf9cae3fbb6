package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
)

// whole returns the folders of packages that came or went as a whole.
func (r *diffRows) whole() map[string]bool {
	out := map[string]bool{}
	for _, p := range slices.Concat(r.Packages.Added, r.Packages.Removed) {
		out[p.Dir] = true
	}
	return out
}

// imports leaves out those of packages that came or went as a whole.
func (r *diffRows) imports() []string {
	var out []string
	whole := r.whole()
	row := func(sign string, list []change.Import) {
		for _, i := range list {
			if !whole[i.From] {
				out = append(out, fmt.Sprintf("%s: %s imports %s", sign, r.code(i.From), r.code(i.To)))
			}
		}
	}
	row("added", r.Imports.Added)
	row("removed", r.Imports.Removed)
	return out
}

func (r *diffRows) flows() []string {
	var out []string
	row := func(sign string, f change.Flow) {
		out = append(out, fmt.Sprintf("%s: %s calls %s", sign, r.code(f.From), r.code(f.To+" "+f.Contract[strings.LastIndexByte(f.Contract, '.')+1:]+"."+f.Method)))
	}
	for _, f := range r.Flows.Added {
		row("added", f)
	}
	for _, f := range r.Flows.Removed {
		row("removed", f)
	}
	return out
}

// effects lists what packages touch, a line for each package and what it is, those of operations, contracts and models first.
func (r *diffRows) effects() []string {
	return append(r.effectLines("added", r.Effects.Added), r.effectLines("removed", r.Effects.Removed)...)
}

func (r *diffRows) effectLines(sign string, list []change.Effect) []string {
	rank := map[string]int{"operation": -3, "contract": -3, "model": -3, "shared": -2, "": -1}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b change.Effect) int {
		return cmp.Or(rank[a.Kind]-rank[b.Kind], strings.Compare(a.Package, b.Package), strings.Compare(a.Symbol, b.Symbol), slices.Compare(a.Via, b.Via))
	})
	type line struct {
		words string
		first change.Effect
		ways  []string
	}
	var lines []*line
	for i := 0; i < len(list); {
		e, words := list[i], []string{}
		for ; i < len(list) && list[i].Package == e.Package && list[i].Symbol == e.Symbol && slices.Equal(list[i].Via, e.Via); i++ {
			words = append(words, list[i].Reach)
		}
		all := strings.Join(words, ", ")
		at := slices.IndexFunc(lines, func(l *line) bool { return l.words == all && l.first.Package == e.Package })
		if at < 0 {
			at, lines = len(lines), append(lines, &line{words: all, first: e})
		}
		way := r.code(short(e.Symbol))
		if len(e.Via) > 0 {
			way += " through " + r.code(strings.Join(e.Via, " -> "))
		}
		lines[at].ways = append(lines[at].ways, way)
	}
	var out []string
	for _, l := range lines {
		s := fmt.Sprintf("%s: %s in %s by %s", sign, l.words, r.code(l.first.Package), some(l.ways, 3, "way"))
		if len(l.first.Operations) > 0 {
			s += "; it is imported by " + r.names(l.first.Operations, "operation")
		}
		out = append(out, s)
	}
	return out
}

// names names the first of many folders.
func (r *diffRows) names(dirs []string, word string) string {
	names := make([]string, 0, len(dirs))
	for _, dir := range dirs {
		names = append(names, r.code(dir))
	}
	return some(names, 8, word)
}

// short writes a symbol as people do: pkg.Name or pkg.Type.Method.
func short(symbol string) string {
	symbol = strings.Replace(strings.TrimPrefix(symbol, "("), ").", ".", 1)
	return symbol[strings.LastIndexByte(symbol, '/')+1:]
}

// failures leaves out packages that came or went as a whole.
func (r *diffRows) failures() []string {
	var out []string
	whole := r.whole()
	row := func(sign string, list []change.Failure) {
		for _, f := range list {
			if whole[f.Package] {
				continue
			}
			what := f.Origin
			if f.Error != "" {
				what = r.code(short(f.Error))
			}
			if f.Origin == "callee" {
				what = "whatever " + what + " returns"
			}
			out = append(out, fmt.Sprintf("%s: %s of %s fails with %s", sign, r.code(f.Entry), r.code(f.Package), what))
		}
	}
	row("added", r.Failures.Added)
	row("removed", r.Failures.Removed)
	return out
}

func (r *diffRows) dependencies() []string {
	var out []string
	for _, m := range r.Dependencies.Modules {
		switch {
		case m.Before == "":
			out = append(out, fmt.Sprintf("module added: %s %s", r.code(m.Path), r.code(m.After)))
		case m.After == "":
			out = append(out, fmt.Sprintf("module removed: %s", r.code(m.Path)))
		default:
			out = append(out, fmt.Sprintf("module %s from %s to %s", r.code(m.Path), r.code(m.Before), r.code(m.After)))
		}
	}
	for _, p := range r.Dependencies.Packages.Added {
		out = append(out, "package added: "+r.code(p))
	}
	for _, p := range r.Dependencies.Packages.Removed {
		out = append(out, "package removed: "+r.code(p))
	}
	return out
}
