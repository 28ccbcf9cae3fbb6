package page

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/draw"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// mostLines is how many lines a scene may have. A picture with more is no answer; the matrix is.
const mostLines = 250

// manyBoxes is how many boxes a column may have at the top.
const manyBoxes = 30

// scene is what stands in one node: who of its members leads to whom, and how often.
type scene struct {
	members []string
	lines   map[sceneLine]int
	bare    bool // drawn without lines
}

type sceneLine struct {
	from, to string
	status   graph.Status
}

// laid gives the nodes and edges of a view their places.
type laid struct {
	*graph.Graph
	at     map[string]int // nodes
	depth  []int
	scenes map[string]*scene // by the ID of the node around them
	rows   map[string]int    // place of each node in its scene's order
}

func lay(g *graph.Graph) *laid {
	l := &laid{Graph: g, at: make(map[string]int, len(g.Nodes)), depth: make([]int, len(g.Nodes)), scenes: map[string]*scene{}, rows: map[string]int{}}
	for i := range g.Nodes {
		l.at[g.Nodes[i].ID] = i
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		l.depth[i] = l.deep(n)
		s := l.scene(n.Parent)
		s.members = append(s.members, n.ID)
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		a, b, in := l.level(e.From, e.To)
		l.scene(in).lines[sceneLine{a, b, e.Status}] += max(1, e.Count)
	}
	for _, s := range l.scenes {
		l.order(s)
	}
	return l
}

func (l *laid) scene(id string) *scene {
	s := l.scenes[id]
	if s == nil {
		s = &scene{lines: map[sceneLine]int{}}
		l.scenes[id] = s
	}
	return s
}

func (l *laid) deep(n *graph.Node) int {
	d := 0
	for i, ok := l.at[n.Parent]; ok; i, ok = l.at[l.Nodes[i].Parent] {
		d++
	}
	return d
}

// level returns the members of one scene between which an edge is to be seen, and whose scene that is.
func (l *laid) level(from, to string) (a, b, in string) {
	i, j := l.at[from], l.at[to]
	for l.depth[i] > l.depth[j] {
		i = l.at[l.Nodes[i].Parent]
	}
	for l.depth[j] > l.depth[i] {
		j = l.at[l.Nodes[j].Parent]
	}
	for l.Nodes[i].Parent != l.Nodes[j].Parent {
		i, j = l.at[l.Nodes[i].Parent], l.at[l.Nodes[j].Parent]
	}
	return l.Nodes[i].ID, l.Nodes[j].ID, l.Nodes[i].Parent
}

// order notes the places of a scene's members in the matrix. What breaks a rule has the least say.
func (l *laid) order(s *scene) {
	number := make(map[string]int, len(s.members))
	for i, id := range s.members {
		number[id] = i
	}
	arcs := map[[2]int]int{}
	for x, n := range s.lines {
		if x.status == graph.OK {
			n *= 1000
		}
		arcs[[2]int{number[x.from], number[x.to]}] += n
	}
	s.bare = len(s.lines) > mostLines
	for row, i := range order(len(s.members), arcs) {
		l.rows[s.members[i]] = row
	}
}

// drawn is the view as the drawing knows it, without the lines that there are too many of.
func (l *laid) drawn() draw.Graph {
	d := draw.Graph{Title: l.Title(), Tiers: l.Tiers}
	for i := range l.Nodes {
		n := &l.Nodes[i]
		x := draw.Node{ID: n.ID, Kind: string(n.Kind), Label: n.Label, Parent: n.Parent}
		if slices.Contains(l.Tiers, n.Attrs.Tier) {
			x.Tier = n.Attrs.Tier
		}
		if _, ok := l.at[n.Parent]; !ok {
			x.Parent = ""
		}
		d.Nodes = append(d.Nodes, x)
	}
	for i := range l.Edges {
		e := &l.Edges[i]
		_, _, in := l.level(e.From, e.To)
		if l.scenes[in].bare {
			continue
		}
		x := draw.Edge{ID: e.ID, From: e.From, To: e.To, Kind: string(e.Kind), Status: string(e.Status), Rule: e.Rule}
		d.Edges = append(d.Edges, x)
		for more := 1; more < min(e.Count, 99); more++ { // the drawing counts them, and leaves room for the number
			x.ID = e.ID + "\x00" + strconv.Itoa(more)
			d.Edges = append(d.Edges, x)
		}
	}
	return d
}

// shelve puts the boxes of a crowded picture in rows, in the order of the matrix: without lines nothing else says where
// they belong.
func (l *laid) shelve(s *draw.Scene) {
	const gap, shape = 24, 1.7
	if top := l.scenes[""]; top == nil || !top.bare {
		return
	}
	area := 0.0
	for _, b := range s.Boxes {
		area += (b.W + gap) * (b.H + gap)
	}
	slices.SortFunc(s.Boxes, func(a, b draw.Box) int { return cmp.Compare(l.rows[a.ID], l.rows[b.ID]) })
	most := math.Sqrt(area * shape)
	x, y, high := 0.0, 0.0, 0.0
	s.Width = 0
	for i := range s.Boxes {
		b := &s.Boxes[i]
		if x > 0 && x+b.W > most {
			x, y, high = 0, y+high+gap, 0
		}
		b.X, b.Y = x, y
		x += b.W + gap
		high = max(high, b.H)
		s.Width, s.Height = max(s.Width, b.X+b.W), y+high
	}
}
