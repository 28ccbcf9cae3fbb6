package page

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/draw"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// view is a view of the graph with the place of everything in it, as the page reads it.
type view struct {
	Name  string `json:"name"`
	Edges []int  `json:"edges"` // numbers of edges, each the distance to the one before
	Boxes []any  `json:"boxes"` // [node, x, y, w, h?, text?] in the order of the matrix, groups before what is in them
	Lines []any  `json:"lines"` // [from, to, look, x, y, corners..., label?]
	Bare  []int  `json:"bare"`  // groups between whose members there are too many lines to draw; -1 is the top
	Tiers []any  `json:"tiers"` // [name, left, right]
	Wide  int    `json:"wide"`
	High  int    `json:"high"`
}

// usualHeight is the height of a box that is not written down.
const usualHeight = 24

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

// view lays everything out with all groups open. Closed ones keep their places, so nothing ever moves on the page.
func (e *encoder) view(g *graph.Graph) (*view, error) {
	l := lay(g)
	open := draw.Options{Closed: func(string) bool { return false }, Detail: draw.Never}
	p, err := draw.Layout(l.drawn(), open)
	if err == nil && len(p.Boxes) > manyBoxes && p.Height > 4*p.Width { // a column that nobody can look over
		l.scene("").bare = true
		p, err = draw.Layout(l.drawn(), open)
	}
	if err != nil {
		return nil, err
	}
	l.shelve(&p.Scene)
	v := &view{Name: g.View, Edges: []int{}, Boxes: []any{}, Lines: []any{}, Bare: []int{}, Tiers: []any{}, Wide: whole(p.Width), High: whole(p.Height)}
	last := 0
	for _, i := range e.edges(g) {
		v.Edges = append(v.Edges, i-last)
		last = i
	}
	e.scene(l, v, &p.Scene, "", 0, 0)
	for id, s := range l.scenes {
		if s.bare {
			v.Bare = append(v.Bare, e.parent(id))
		}
	}
	slices.Sort(v.Bare)
	for _, t := range p.Tiers {
		if l.scenes[""].bare {
			break // rows have no tiers
		}
		v.Tiers = append(v.Tiers, []any{t.Name, whole(t.Left), whole(t.Right)})
	}
	return v, nil
}

func (e *encoder) scene(l *laid, v *view, s *draw.Scene, id string, dx, dy float64) {
	boxes := slices.Clone(s.Boxes)
	slices.SortFunc(boxes, func(a, b draw.Box) int { return cmp.Compare(l.rows[a.ID], l.rows[b.ID]) })
	for i := range boxes {
		b := &boxes[i]
		x, y := whole(b.X+dx), whole(b.Y+dy)
		box := []any{e.nodeAt[b.ID], x, y, whole(b.X+dx+b.W) - x}
		if h := whole(b.Y+dy+b.H) - y; h != usualHeight {
			box = append(box, h)
		}
		if b.Label != l.Nodes[l.at[b.ID]].Label {
			box = append(box, b.Label)
		}
		v.Boxes = append(v.Boxes, box)
		if b.Inside != nil {
			e.scene(l, v, b.Inside, b.ID, b.X+dx, b.Y+dy)
		}
	}
	labels := map[string]*draw.Label{}
	for i := range s.Labels {
		if k := &s.Labels[i]; k.Role == draw.CountLabel || k.Role == draw.RuleLabel {
			labels[k.Edges[0]] = k
		}
	}
	for i := range s.Lines {
		v.Lines = append(v.Lines, e.line(&s.Lines[i], labels[s.Lines[i].Edges[0]], dx, dy))
	}
}

// line writes a line as numbers: its ends, how it looks, its first point, then by turns how far it goes level and upright.
func (e *encoder) line(l *draw.Line, label *draw.Label, dx, dy float64) []any {
	look := index(statuses, graph.Status(cmp.Or(l.Status, string(graph.OK))))*10 + index(edgeKinds, graph.EdgeKind(l.Kind))
	x, y := whole(l.Points[0].X+dx), whole(l.Points[0].Y+dy)
	out := []any{e.nodeAt[l.From], e.nodeAt[l.To], look, x, y}
	level := true
	for _, q := range l.Points[1:] {
		nx, ny := whole(q.X+dx), whole(q.Y+dy)
		if level {
			out = append(out, nx-x)
		} else {
			out = append(out, ny-y)
		}
		x, y, level = nx, ny, !level
	}
	if label != nil && label.Role == draw.RuleLabel {
		out = append(out, label.Text)
	}
	return out
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

func whole(x float64) int { return int(math.Round(x)) }

func index[T comparable](list []T, x T) int { return max(0, slices.Index(list, x)) }
