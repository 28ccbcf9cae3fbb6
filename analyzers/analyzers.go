// Package analyzers lists the package rules: what is broken inside one package, judged from its record and the policy.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/contractonly"
	"github.com/nanoarch/nanoarch/analyzers/imports"
	"github.com/nanoarch/nanoarch/analyzers/oneop"
	"github.com/nanoarch/nanoarch/analyzers/template"
)

// Suite is every package rule. It is the only registry: the command and all other drivers run these.
var Suite = []*analysis.Analyzer{
	oneop.Analyzer,
	contractonly.Analyzer,
	imports.Analyzer,
	template.Analyzer,
}
