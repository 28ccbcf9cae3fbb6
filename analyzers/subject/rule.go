package subject

import (
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// page is where the pages of the rules stand.
const page = "https://github.com/nanoarch/nanoarch/blob/main/docs/rules/"

// URL returns the address of a rule's page.
func URL(rule string) string { return page + rule + ".md" }

// NewRule makes a package rule of a function that judges one subject. Its source is the text of the rule's doc.go,
// whose package comment is the rule's documentation; needs are the sections of the record that it looks into. The analyzer's result is []*Finding; findings of a rule that the
// policy turns off at their place are dropped, the others get their level and are reported as diagnostics as well.
func NewRule(name, source string, needs inventory.Section, check func(*Subject) []*Finding) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:       name,
		Doc:        docOf(name, source),
		URL:        URL(name),
		Requires:   []*analysis.Analyzer{Analyzer},
		ResultType: reflect.TypeFor[[]*Finding](),
		Run: func(pass *analysis.Pass) (any, error) {
			s := pass.ResultOf[Analyzer].(*Subject)
			s.reportFault(pass)
			var all []*Finding
			if s.Policy == nil {
				return all, nil
			}
			for _, unit := range s.units(name) {
				if found := unit.judge(name, check); len(found) > 0 {
					unit.report(pass, found)
					all = append(all, found...)
				}
			}
			return all, nil
		},
	}
	allNeeds.Store(a, needs)
	return a
}

var allNeeds sync.Map // *analysis.Analyzer -> inventory.Section

// Needs returns the sections of the record that a package rule looks into; a run reads no deeper than its rules need.
func Needs(rule *analysis.Analyzer) inventory.Section {
	needs, ok := allNeeds.Load(rule)
	if !ok {
		return inventory.AllSections
	}
	return needs.(inventory.Section)
}

// docOf returns the package comment of a Go file in the form of analyzers: "name: summary" and the rest.
func docOf(name, source string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil || f.Doc == nil {
		return "" // analysis.Validate refuses an analyzer without documentation
	}
	return name + ": " + strings.TrimPrefix(strings.TrimSpace(f.Doc.Text()), "Package "+name+" ")
}

// judge runs a check and gives what it finds its rule and level.
func (s *Subject) judge(rule string, check func(*Subject) []*Finding) []*Finding {
	level := s.Level(rule)
	if level == rules.Off {
		return nil
	}
	found := check(s)
	for _, f := range found {
		f.Rule, f.Package = rule, s.Package
		f.SetLevel(level)
	}
	slices.SortStableFunc(found, func(a, b *Finding) int {
		return cmp.Or(ComparePos(a.Positions[0], b.Positions[0]), cmp.Compare(a.Symbol, b.Symbol), cmp.Compare(a.Target, b.Target))
	})
	return found
}

// Run judges a subject with a package rule, without syntax. It is what the command does in place of a driver.
func Run(a *analysis.Analyzer, s *Subject) ([]*Finding, error) {
	pass := &analysis.Pass{
		Analyzer: a,
		Fset:     token.NewFileSet(),
		ResultOf: map[*analysis.Analyzer]any{Analyzer: s},
		Report:   func(analysis.Diagnostic) {},
	}
	result, err := a.Run(pass)
	if err != nil {
		return nil, err
	}
	found, ok := result.([]*Finding)
	if !ok {
		return nil, fmt.Errorf("rule %s gives %T, not findings", a.Name, result)
	}
	return found, nil
}
