package page

import (
	"cmp"
	"math"
	"slices"

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
	e.scene(l, v, &p.Scene, 0, 0)
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

func (e *encoder) scene(l *laid, v *view, s *draw.Scene, dx, dy float64) {
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
			e.scene(l, v, b.Inside, b.X+dx, b.Y+dy)
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

func whole(x float64) int { return int(math.Round(x)) }

func index[T comparable](list []T, x T) int { return max(0, slices.Index(list, x)) }
