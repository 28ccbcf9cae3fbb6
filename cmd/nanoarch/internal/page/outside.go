package page

import "github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"

// outside is the ID of the box around all modules that the program uses. No folder can have it: it is no kind.
const outside = "outside:"

// fewOutside is how many modules may stand beside the groups of the program. More would be most of the picture.
const fewOutside = 4

// gathered returns the graph with the modules that it uses in a group of their own.
func gathered(g *graph.Graph) *graph.Graph {
	out := *g
	out.Nodes = nil
	n := 0
	for _, x := range g.Nodes {
		if x.Kind == graph.External && x.Parent == "" {
			x.Parent = outside
			n++
		}
		out.Nodes = append(out.Nodes, x)
	}
	if n <= fewOutside {
		return g
	}
	out.Nodes = append(out.Nodes, graph.Node{ID: outside, Kind: graph.Group, Label: "outside modules", Status: graph.OK, Attrs: graph.Attrs{Tier: string(graph.External)}})
	for i := range out.Tiers {
		if out.Tiers[i] == string(graph.External) {
			out.Sort()
			return &out
		}
	}
	out.Nodes[len(out.Nodes)-1].Attrs.Tier = ""
	out.Sort()
	return &out
}
