// Package draw gives a place to every node and every edge of a graph, and writes the result as SVG. It is pure: the same
// graph gives the same bytes, on every machine, in whatever order its nodes and edges come.
//
// A picture has levels. Inside each group there is a scene of its own, laid out first; then come the groups. Between two
// groups there is one line for all edges, with their number, and one more for those that break a rule. A small picture is
// detailed instead: each edge leads from node to node, and the data is written where it enters.
//
// The way from a graph to a picture:
//
//	tree     nodes and edges checked, sorted and numbered; who stands in whom
//	bundle   which edges are one line
//	plan     one level: boxes and links, which go through
//	  rank     columns, so that lines run to the right
//	  build    lanes where lines pass columns
//	  arrange  the order in each column, so that few lines cross
//	  port     where lines leave boxes
//	  place    heights, so that lines are straight
//	  route    tracks in the gaps between columns, which gives columns their places
//	  pack     boxes without lines
//	scene    what comes out, with labels
//	svg
package draw

// Graph is what is drawn: the content of a nanoarch.graph/1 document, as far as a picture shows it.
type Graph struct {
	Title string
	Tiers []string // names of the tiers that groups may belong to, in the order of calls: callers first
	Nodes []Node
	Edges []Edge
}

// Kinds of nodes.
const (
	Group        = "group"
	Operation    = "operation"
	Contract     = "contract"
	Adapter      = "adapter"
	Transport    = "transport"
	Model        = "model"
	Shared       = "shared"
	Root         = "root"
	External     = "external"
	Deployment   = "deployment"
	Unclassified = "unclassified"
)

// Node is a box. A node that others name as their parent is drawn around them.
type Node struct {
	ID     string // unique, not empty
	Kind   string
	Label  string // ID is shown if it is empty
	Parent string // ID of the node around it, empty at the top
	Tier   string // one of Graph.Tiers, empty if it stands in none; counts at the top only
	Tag    string // tells nodes of one kind apart in a word, as command and query do
	File   string
	Line   int
	Link   string // where a click leads, an http or https address or nothing
}

// Kinds of edges.
const (
	Calls      = "calls"
	Dispatch   = "dispatch"
	Implements = "implements"
	Wires      = "wires"
	Uses       = "uses"
	Imports    = "imports"
)

// Statuses of edges.
const (
	OK        = "ok"
	Violation = "violation"
	Baselined = "baselined"
)

// Edge leads from one node to another.
type Edge struct {
	ID        string // unique, not empty
	From, To  string // IDs of nodes
	Kind      string
	In, Out   string   // data that goes along it and that comes back
	Errors    []string // failures that come back
	Status    string   // empty means OK
	Rule      string   // the rule that it breaks
	Positions []string // file:line, the first is shown
}
