package page

import (
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// addNodes adds the nodes that are not there yet, those around others first.
func (e *encoder) addNodes(g *graph.Graph) {
	known := map[string]*graph.Node{}
	for i := range g.Nodes {
		known[g.Nodes[i].ID] = &g.Nodes[i]
	}
	var add func(n *graph.Node)
	add = func(n *graph.Node) {
		if _, ok := e.nodeAt[n.ID]; ok {
			return
		}
		if p := known[n.Parent]; p != nil {
			add(p)
		}
		e.nodeAt[n.ID] = len(e.doc.Nodes)
		e.doc.Nodes = append(e.doc.Nodes, e.node(n))
		e.home = append(e.home, n.File)
	}
	for i := range g.Nodes {
		add(&g.Nodes[i])
	}
}

// nodeMore is what few nodes have.
type nodeMore struct {
	Package     string   `json:"package,omitempty"` // if it is not the module and the path
	Inferred    bool     `json:"inferred,omitempty"`
	ErrorCount  int      `json:"errorCount,omitempty"` // if not all are listed
	Operations  []string `json:"operations,omitempty"`
	Handles     []string `json:"handles,omitempty"`
	Owner       string   `json:"owner,omitempty"`
	Template    string   `json:"template,omitempty"`
	Deployments []int    `json:"deployments,omitempty"`
	Count       int      `json:"count,omitempty"`
	Rule        string   `json:"rule,omitempty"`
	Findings    []int    `json:"findings,omitempty"`
	Tier        int      `json:"tier,omitempty"` // 1-based
}

func (e *encoder) node(n *graph.Node) []any {
	a := &n.Attrs
	path := n.Path()
	more := nodeMore{
		Inferred: a.Inferred, Operations: a.Operations, Handles: a.Handles, Owner: a.Owner, Template: a.Template,
		Deployments: e.numbers(a.Deployments), Count: a.Count, Rule: n.Rule, Findings: e.found(n.Findings),
	}
	module, ok := strings.CutSuffix(a.Package, "/"+path)
	if !ok || a.Package == "" {
		module, more.Package = "", a.Package
	}
	if a.Tier != "" && n.Parent == "" {
		more.Tier = 1 + e.number(a.Tier)
	}
	errs := a.Errors
	if len(errs) > e.most {
		more.ErrorCount = len(errs)
		errs = errs[:e.most]
	}
	var label any = n.Label
	if strings.HasSuffix(path, n.Label) && ascii(n.Label) {
		label = len(n.Label)
	}
	file, ok := strings.CutPrefix(n.File, path+"/")
	if ok {
		file = "/" + file
	}
	return trimmed([]any{index(nodeKinds, n.Kind), path, label, e.parent(n.Parent), index(statuses, n.Status), file, n.Line,
		e.number(module), e.number(a.Role), e.number(a.In), e.number(a.Out), e.numbers(errs), e.numbers(a.Interfaces), more})
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 126 || r < 32 })
}

// found returns the numbers of findings.
func (e *encoder) found(ids []string) []int {
	var out []int
	for _, id := range ids {
		if i, ok := e.finding[id]; ok {
			out = append(out, i)
		}
	}
	return out
}
