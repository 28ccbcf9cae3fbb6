package page

import (
	"slices"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// outside is the ID of the box around all modules that the program uses. No folder can have it: it is no kind.
const outside = "outside:"

// fewOutside is how many modules may stand beside the groups of the program. More would be most of the picture.
const fewOutside = 4

// gathered returns a copy of the graph with the modules that it uses in a group of their own.
func gathered(g *graph.Graph) *graph.Graph {
	out := *g
	out.Nodes, out.Edges, out.Errors = nil, slices.Clone(g.Edges), slices.Clone(g.Errors)
	n := 0
	for _, x := range g.Nodes {
		if x.Kind == graph.External && x.Parent == "" {
			x.Parent = outside
			n++
		}
		out.Nodes = append(out.Nodes, x)
	}
	if n <= fewOutside {
		out.Nodes = slices.Clone(g.Nodes)
		return &out
	}
	x := graph.Node{ID: outside, Kind: graph.Group, Label: "outside modules", Status: graph.OK}
	if tier := string(graph.External); slices.Contains(g.Tiers, tier) {
		x.Attrs.Tier = tier
	}
	out.Nodes = append(out.Nodes, x)
	return &out
}
