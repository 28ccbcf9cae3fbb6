// Package page writes the architecture of a program as one HTML file that needs nothing else: the graph in all its
// views, each with its places laid out by draw, what the rules found, and the numbers of the survey. The page only shows
// and searches; it has no layout of its own, so it cannot disagree with the other pictures. Equal content gives equal bytes.
package page

import (
	"fmt"
	"io"
	"slices"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// Page is the content of a page.
type Page struct {
	Title    string       // what the program is called
	Tool     string       // name and version of what made the page
	Graph    *graph.Graph // in no view, so that the page can have them all
	Start    string       // the view that is shown first, one of graph.Views; "" for the first one that has something to show
	Link     graph.Link   // makes places links
	Judged   bool         // there is a policy, and its rules were run
	Findings []Finding    // new, baselined and waived ones, sorted by place
	Survey   *Survey      // nil if nobody counted
}

// Finding is a broken rule at a place.
type Finding struct {
	ID      string `json:"id"` // as in the graph
	Rule    string `json:"rule"`
	Level   string `json:"level"`   // error or warn
	Status  string `json:"status"`  // new, baselined or waived
	Package string `json:"package"` // import path
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"` // 1-based, 0 for a whole file or folder
	Count   int    `json:"count,omitempty"`
	Message string `json:"message"`
	Reason  string `json:"reason,omitempty"`
	URL     string `json:"url,omitempty"`
}

// Survey counts how far the code is from one-operation packages behind contracts.
type Survey struct {
	Packages       int            `json:"packages"`
	Inferred       int            `json:"inferred"` // packages whose role no policy gave
	Operations     int            `json:"operations"`
	OneOperation   int            `json:"one_operation"`   // operation packages with exactly one
	ManyOperations int            `json:"many_operations"` // with more
	NoOperation    int            `json:"no_operation"`    // with none
	HiddenInputs   int            `json:"hidden_inputs"`
	State          int            `json:"state"`
	Leaks          int            `json:"leaks"`
	Imports        map[string]int `json:"imports"` // by what they take hold of
	Roles          map[string]int `json:"roles"`   // packages by kind
}

// Write writes the page. It fails if the graph cannot be laid out.
func (p *Page) Write(w io.Writer) error {
	d, err := p.document()
	if err != nil {
		return fmt.Errorf("lay out the page: %w", err)
	}
	b, err := assemble(p.Title, d)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// start returns the view to begin with: flows if anything flows, else imports.
func (p *Page) start() string {
	switch {
	case p.Start != "":
		return p.Start
	case slices.ContainsFunc(p.Graph.Edges, func(e graph.Edge) bool { return e.Kind == graph.Calls || e.Kind == graph.Dispatch }):
		return "flows"
	}
	return "imports"
}
