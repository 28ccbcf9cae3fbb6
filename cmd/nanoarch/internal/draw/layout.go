package draw

import (
	"fmt"
	"strings"
)

// Options say how much of a graph is shown.
type Options struct {
	// Closed tells which nodes are drawn without what is in them. Without it, all are once the graph has more than 500
	// nodes.
	Closed func(id string) bool
	// Detail says whether every edge is a line of its own, from node to node, with the data that goes along it.
	Detail Detail
}

// Detail says when single edges are drawn.
type Detail int

// When single edges are drawn.
const (
	Auto   Detail = iota // in pictures of up to 40 edges in which everything is open
	Never                // only between boxes of one scene
	Always               // wherever everything is open, and nothing stands in more than one box
)

const mostDetailed = 40

// Layout gives everything in a graph its place. It fails if an edge has no ends, a node stands in itself, or an ID is
// missing or not unique.
func Layout(g Graph, o Options) (*Picture, error) {
	t, err := newTree(g)
	if err != nil {
		return nil, err
	}
	d := &drawing{tree: t, closed: make([]bool, len(t.nodes)), plans: make([]*plan, len(t.nodes))}
	flat := true
	for v := 1; v < len(t.nodes); v++ {
		if len(t.children[v]) > 0 {
			d.closed[v] = o.Closed == nil && len(t.nodes) > closedFrom || o.Closed != nil && o.Closed(t.nodes[v].ID)
			flat = flat && !d.closed[v] && t.depth[v] == 1
		}
	}
	d.detailed = flat && (o.Detail == Always || o.Detail == Auto && len(t.edges) <= mostDetailed)
	d.bundles = t.bundles(d.detailed)
	d.solve(0, nil, 0)
	if d.detailed && o.Detail == Auto && d.clashes() > 0 {
		d.detailed = false
		d.bundles = t.bundles(false)
		d.solve(0, nil, 0)
	}
	scene := d.scene(0)
	p := &Picture{Scene: *scene}
	d.describe(p, g)
	return p, nil
}

// drawing is a graph on its way to a picture: a plan for each node with others in it.
type drawing struct {
	*tree
	detailed bool
	closed   []bool
	bundles  [][]bundle
	plans    []*plan
}

func (d *drawing) clashes() int {
	n := 0
	for _, p := range d.plans {
		if p != nil {
			n += p.clashes
		}
	}
	return n
}

// Sizes of boxes, in pixels.
const (
	nodeHeight  = 24.0
	nodePad     = 10.0
	mostNode    = 176.0 // for the text in it
	groupPad    = 12.0
	groupHeader = 30.0
	mostGroup   = 260.0
	faceWidth   = 148.0
	faceHeight  = 46.0
)

// solve plans the inside of a node. What decides order comes before what decides size: so the lines into a group, which
// its surroundings put in order, can be led on inside it.
func (d *drawing) solve(v int, outer *plan, box int) {
	p := d.plan(v)
	if outer != nil && d.detailed {
		d.goOn(v, p, outer, box)
	}
	p.arrange()
	if d.detailed {
		p.use(p.proposals[0])
	}
	for i, c := range d.children[v] {
		b := &p.boxes[i]
		if len(d.children[c]) == 0 {
			d.sizeNode(c, b)
			continue
		}
		d.solve(c, p, i)
		d.sizeGroup(c, b)
		if d.detailed {
			d.fix(c, p, i)
		}
	}
	if d.detailed {
		p.place()
		p.route()
	} else {
		p = p.best()
	}
	d.plans[v] = p
	indent := 0.0
	if before, _ := d.pads(v); before == 0 && v != 0 {
		indent = groupPad
	}
	p.pack(d.packGap(v), indent)
}

func (d *drawing) packGap(v int) float64 {
	if v == 0 {
		return 20
	}
	return 8
}

// plan makes the boxes and links of a node's inside.
func (d *drawing) plan(v int) *plan {
	p := &plan{boxes: make([]planBox, len(d.children[v])), gapX: 30, gapY: 8, most: 5}
	at := make(map[int]int, len(d.children[v]))
	for i, c := range d.children[v] {
		at[c] = i
		b := &p.boxes[i]
		b.tier = -1
		if v == 0 {
			b.tier = d.tier[c]
		}
		b.sharing = len(d.children[c]) == 0
		b.wide = b.sharing && v != 0
		b.inset = 6
		if !b.sharing {
			b.inset = 18
			p.gapX, p.gapY = 44, 20
		}
	}
	if v == 0 {
		p.gapX, p.gapY, p.most = 60, 26, 8
	}
	for _, b := range d.bundles[v] {
		l := planLink{from: at[b.a], to: at[b.b], style: d.style(b), into: b.to, weight: len(b.edges), free: b.status == 2}
		l.out, l.in = d.room(b)
		p.links = append(p.links, l)
	}
	return p
}

// goOn leads the lines that reach a group's edge on to the nodes in it.
func (d *drawing) goOn(v int, p, outer *plan, box int) {
	at := make(map[int]int, len(d.children[v]))
	for i, c := range d.children[v] {
		at[c] = i
	}
	for side, ports := range outer.vs[box].ports {
		for _, n := range ports {
			q := &outer.ports[n]
			end := len(p.boxes)
			p.boxes = append(p.boxes, planBox{h: q.up + q.down, tier: -1, end: 2*side - 1, endOff: (q.up - q.down) / 2, sharing: true})
			p.ends = append(p.ends, n)
			seen := map[int]bool{}
			for _, i := range q.links {
				b := d.bundles[0][i]
				l := planLink{from: at[b.from], to: end, style: q.style, into: -1 - n, weight: 1, free: b.status == 2}
				if q.in {
					l = planLink{from: end, to: at[b.to], style: q.style, into: b.to, weight: 1, free: b.status == 2}
				}
				l.out, l.in = bare, bare
				if node := l.from + l.to - end; !seen[node] {
					seen[node] = true
					p.links = append(p.links, l)
				}
			}
		}
	}
}

// fix puts the ports of a group where the lines inside it reach its edge.
func (d *drawing) fix(c int, outer *plan, box int) {
	p := d.plans[c]
	b := &outer.boxes[box]
	first := len(d.children[c])
	for i, n := range p.ends {
		e := &p.boxes[first+i]
		outer.ports[n].off = groupHeader + e.y + e.h/2 + e.endOff - b.h/2
	}
	b.fixed = true
}

func (d *drawing) sizeNode(c int, b *planBox) {
	b.w = width(d.nodeText(c), nodeSize) + 2*nodePad + d.tagWidth(c)
	b.h = nodeHeight
}

func (d *drawing) nodeText(c int) string { return shorten(d.label(c), nodeSize, mostNode) }

// label is a node's label as it can be shown.
func (d *drawing) label(v int) string {
	if n := &d.nodes[v]; strings.TrimSpace(n.Label) != "" {
		return visible(n.Label)
	}
	return visible(d.nodes[v].ID)
}

const tagRoom = 16.0

func (d *drawing) tagWidth(c int) float64 {
	if d.nodes[c].Tag == "" {
		return 0
	}
	return tagRoom
}

// sizeGroup makes a box as large as what is in it, or, if it is closed, as its name.
func (d *drawing) sizeGroup(c int, b *planBox) {
	if d.closed[c] {
		b.w = max(faceWidth, boldWidth(d.groupText(c), groupSize)+2*groupPad, width(d.note(c), labelSize)+2*groupPad)
		b.h = faceHeight
		return
	}
	b.w, b.h = d.openSize(c)
	p := d.plans[c]
	before, after := d.pads(c)
	p.stretch(b.w - before - p.width - after)
}

// openSize returns how large a group is when what is in it is drawn.
func (d *drawing) openSize(c int) (w, h float64) {
	p := d.plans[c]
	before, after := d.pads(c)
	head := boldWidth(d.groupText(c), groupSize) + width(d.note(c), labelSize) + 2*groupPad + 16
	return max(before+p.width+after, head), groupHeader + p.height + groupPad
}

func (d *drawing) groupText(c int) string { return shorten(d.label(c), groupSize*boldness, mostGroup) }

// pads are the spaces at the left and right of what is in a group. Where lines are led on, the plan reaches to the edge.
func (d *drawing) pads(c int) (before, after float64) {
	before, after = groupPad, groupPad
	for _, b := range d.plans[c].boxes {
		switch b.end {
		case -1:
			before = 0
		case 1:
			after = 0
		}
	}
	return before, after
}

// note counts what is in a node.
func (d *drawing) note(c int) string { return d.count(d.children[c]) }

// words are what several nodes of a kind are called.
var words = map[string]string{
	Group: "group", Operation: "operation", Contract: "contract", Adapter: "adapter", Transport: "transport", Model: "model",
	Shared: "shared package", Root: "root", External: "external module", Deployment: "deployment", Unclassified: "unclassified package",
}

// count says how many nodes there are, and of what kind, if they are of one.
func (d *drawing) count(nodes []int) string {
	word := ""
	for _, v := range nodes {
		w := words[d.nodes[v].Kind]
		switch {
		case w == "" || w == words[External] || w == words[Deployment] || w == words[Group]:
			w = "part"
			if len(nodes) == 1 && words[d.nodes[v].Kind] != "" {
				w = words[d.nodes[v].Kind]
			}
			word = w
		case word == "" || word == w:
			word = w
		case word != "part":
			word = "package"
		}
	}
	return counted(len(nodes), word)
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
