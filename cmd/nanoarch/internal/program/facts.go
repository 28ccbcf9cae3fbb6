package program

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Effect is something that a unit touches besides its input.
type Effect struct {
	Reach  string           // the reach word
	Symbol string           // what is used, such as net/http.Get; of an effect of the unit's own what was written, such as go
	Via    []string         // helpers of other packages on the way there, the one that is called first; nil for a use of the unit's own
	Pos    inventory.Pos    // in the unit
	from   inventory.Symbol // the helper that is called
}

// Same reports whether two effects are the same one at other places, or by another way from the same helper on.
func (e *Effect) Same(o *Effect) bool {
	return e.Reach == o.Reach && e.Symbol == o.Symbol && e.from == o.from
}

// Move writes the import paths in an effect as a function does.
func (e *Effect) Move(write func(text string) string) {
	e.Symbol, e.from.Pkg = write(e.Symbol), write(e.from.Pkg)
}

// EffectsOf lists what the code of a unit touches by itself, tests and generated files aside: each word and symbol once, at
// the first place; sorted by word, then symbol.
func EffectsOf(u *inventory.Package, policy *rules.Policy) []Effect {
	var out []Effect
	for i := range u.Uses {
		use := &u.Uses[i]
		if use.Test || len(use.At) == 0 {
			continue
		}
		for _, word := range subject.ReachOf(policy, use) {
			out = append(out, Effect{Reach: word, Symbol: use.Symbol.String(), Pos: use.At[0].Pos})
		}
	}
	for _, e := range u.Effects {
		if !e.Test {
			out = append(out, Effect{Reach: e.Kind, Symbol: cmp.Or(e.Detail, e.Kind), Pos: e.Pos})
		}
	}
	out = slices.DeleteFunc(out, func(e Effect) bool { return inGeneratedFile(u, e.Pos) })
	sortEffects(out)
	return slices.CompactFunc(out, func(a, b Effect) bool { return a.Same(&b) })
}

func sortEffects(list []Effect) {
	slices.SortStableFunc(list, func(a, b Effect) int {
		return cmp.Or(strings.Compare(a.Reach, b.Reach), strings.Compare(a.Symbol, b.Symbol), compareSymbol(a.from, b.from),
			cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Start, b.Pos.Start))
	})
}

func compareSymbol(a, b inventory.Symbol) int {
	return cmp.Or(strings.Compare(a.Pkg, b.Pkg), strings.Compare(a.Recv, b.Recv), strings.Compare(a.Name, b.Name))
}

func inGeneratedFile(u *inventory.Package, pos inventory.Pos) bool {
	return pos.File < len(u.Files) && u.Files[pos.File].Generated
}
