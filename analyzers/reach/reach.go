package reach

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

//go:embed doc.go
var doc string

// Analyzer reports effects that the role of a package does not list.
var Analyzer = subject.NewRule(subject.Reach, doc, inventory.SectionDecls|inventory.SectionUses|inventory.SectionEffects, check)

// effect is all places where the package has one effect.
type effect struct {
	symbol string   // what is used, or the word of an effect of the package's own
	does   string   // for people
	words  []string // that the role does not list
	at     []inventory.Pos
}

func check(s *subject.Subject) []*subject.Finding {
	if s.Package.TestOf != "" || !subject.BoundReach(s.Class.Role) {
		return nil
	}
	var found []*subject.Finding
	for _, e := range slices.Concat(used(s), own(s), state(s)) {
		e.at = judged(s.Package, e.at)
		if len(e.words) == 0 || len(e.at) == 0 || s.Contracts() && !slices.ContainsFunc(e.words, outside) {
			continue
		}
		found = append(found, &subject.Finding{
			Symbol: e.symbol, Positions: e.at, Reason: s.Class.Role.Reason,
			Message: s.Because(fmt.Sprintf("%s %s (%s); %s, so %s",
				s.Label(), e.does, strings.Join(e.words, ", "), s.MayReach(), subject.Ways(e.words))),
		})
	}
	return found
}

// outside reports whether a word means something outside the package. A contract that has the others is no pure one, which
// is said of it already.
func outside(word string) bool { return word != "init" && word != "global" && word != "unsafe" }

// judged sorts places and leaves out those in generated files.
func judged(p *inventory.Package, at []inventory.Pos) []inventory.Pos {
	at = slices.DeleteFunc(slices.Clone(at), func(x inventory.Pos) bool { return p.Files[x.File].Generated })
	slices.SortFunc(at, subject.ComparePos)
	return slices.Compact(at)
}

// used gathers the objects of other packages that have effects. Ways to get hold of one make no difference.
func used(s *subject.Subject) []effect {
	var out []effect
	for i := range s.Package.Uses {
		u := &s.Package.Uses[i]
		if u.Test || s.Contracts() && subject.Does(u.Symbol.Pkg) { // a contract must not even import that
			continue
		}
		words := subject.Forbidden(s.Class.Role, subject.ReachOf(s.Policy, u))
		if len(words) == 0 {
			continue
		}
		symbol := u.Symbol.String()
		if n := len(out); n == 0 || out[n-1].symbol != symbol {
			out = append(out, effect{symbol: symbol, does: verb(u) + " " + symbol})
		}
		e := &out[len(out)-1]
		e.words = words
		for _, at := range u.At {
			e.at = append(e.at, at.Pos)
		}
	}
	return out
}

func verb(u *inventory.Use) string {
	if u.Write {
		return "writes"
	}
	return "uses"
}

// own gathers what the package's code does without calling anybody: one effect a word.
func own(s *subject.Subject) []effect {
	var out []effect
	for _, e := range s.Package.Effects {
		if e.Test || s.Class.Role.MayReach(e.Kind) {
			continue
		}
		i := slices.IndexFunc(out, func(x effect) bool { return x.symbol == e.Kind })
		if i < 0 {
			i = len(out)
			out = append(out, effect{symbol: e.Kind, does: does(e), words: []string{e.Kind}})
		}
		out[i].at = append(out[i].at, e.Pos)
	}
	return out
}

// does says what the first of several effects is.
func does(e inventory.Effect) string {
	switch e.Kind {
	case "goroutine":
		return "starts a goroutine by " + e.Detail
	case "init":
		return "declares func init"
	}
	return "uses " + e.Detail
}

// state gathers the package's own variables that the whole process shares.
func state(s *subject.Subject) []effect {
	if s.Class.Role.MayReach("global") {
		return nil
	}
	var out []effect
	for i := range s.Package.Vars {
		v := &s.Package.Vars[i]
		what := ""
		switch {
		case subject.IsState(s.Package, v):
			what = "keeps state in its variable " + v.Name + ", which is written after its declaration"
		case isLogger(s, v):
			what = "keeps a logger in its variable " + v.Name
		default:
			continue
		}
		out = append(out, effect{symbol: v.Name, does: what, words: []string{"global"}, at: []inventory.Pos{v.Pos}})
	}
	return out
}

// isLogger reports whether a variable holds a logger, which every logging library calls so. One that is made of a logger
// with a finding of its own is no second fault.
func isLogger(s *subject.Subject, v *inventory.Var) bool {
	if v.Test || v.Generated || v.Assertion || v.Name == "_" || !strings.HasSuffix(v.Type.Named.Name, "Logger") {
		return false
	}
	return !slices.ContainsFunc(v.Init, func(x inventory.Symbol) bool {
		e, ok := s.Policy.Effect(x.String())
		return ok && len(subject.Forbidden(s.Class.Role, e.Reach)) > 0
	})
}
