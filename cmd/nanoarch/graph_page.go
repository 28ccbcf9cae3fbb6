package main

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/page"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
)

// page writes the report page: the graph in all views, what the rules found, and the numbers of the survey. All of it is
// of the same records; what was read for the graph is not read again.
func (p *picture) page(ctx context.Context, o gate.Options, g *gate.Graphed, shown *graph.Graph, view string, w io.Writer) error {
	x := page.Page{Title: titleOf(g.Graph), Tool: tool(), Graph: shown, Start: view, Link: p.link, Judged: g.Judged}
	if g.Judged {
		r, err := gate.Check(ctx, o)
		if err != nil {
			return err
		}
		for _, f := range report.From(r, tool()).Findings {
			x.Findings = append(x.Findings, page.Finding{
				ID: f.ID, Rule: f.Rule, Level: f.Level, Status: f.Status, Package: f.Package, File: f.File, Line: f.Line, Count: f.Count,
				Message: f.Message, Reason: f.Reason, URL: f.URL,
			})
		}
	}
	n, err := gate.Tally(ctx, o)
	if err != nil {
		return err
	}
	x.Survey = &page.Survey{
		Packages: n.Packages, Inferred: n.Inferred, Operations: n.Operations, OneOperation: n.OneOperation, ManyOperations: n.ManyOperations,
		NoOperation: n.NoOperation, HiddenInputs: n.HiddenInputs, State: n.State, Leaks: n.Leaks, Imports: n.Imports, Roles: n.Roles,
	}
	return x.Write(w)
}

// titleOf names a program by the shortest of its modules. The name of its folder would differ from machine to machine.
func titleOf(g *graph.Graph) string {
	var modules []string
	for i := range g.Nodes {
		n := &g.Nodes[i]
		switch module, ok := strings.CutSuffix(n.Attrs.Package, "/"+n.Path()); {
		case !n.IsPackage() || n.Attrs.Package == "":
		case n.Path() == ".":
			modules = append(modules, n.Attrs.Package)
		case ok:
			modules = append(modules, module)
		}
	}
	slices.SortFunc(modules, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	if len(modules) == 0 {
		return "Architecture"
	}
	return modules[0]
}
