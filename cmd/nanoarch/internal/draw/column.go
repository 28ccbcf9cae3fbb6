package draw

import "slices"

// columns gives columns, tracks and boxes their places from left to right.
func (r *router) columns(gaps [][]int, tracks []int) {
	wide := make([]float64, r.cols)
	for v := range r.boxes {
		if b := &r.boxes[v]; !b.alone {
			wide[b.col] = max(wide[b.col], b.w)
		}
	}
	x := 0.0
	at := make([]float64, r.cols)
	for g := range gaps {
		before, after := r.zones(g, wide)
		span := float64(max(tracks[g]-1, 0)) * trackGap
		width := before + span + after
		if g > 0 && g < r.cols && width < r.gapX {
			before += (r.gapX - width) / 2
			width = r.gapX
		}
		if len(gaps[g]) == 0 && (g == 0 || g == r.cols) {
			width = 0
		}
		for _, i := range gaps[g] {
			r.nets[i].x = x + before + float64(r.nets[i].track)*trackGap
		}
		x += width
		if g < r.cols {
			at[g] = x
			x += wide[g]
		}
	}
	r.width = x
	for v := range r.boxes {
		b := &r.boxes[v]
		if b.alone {
			continue
		}
		if b.wide {
			b.w = wide[b.col]
		}
		b.x, b.y = at[b.col], r.vs[v].y-b.h/2
	}
}

// stretch leads the lines that end at the right edge of the plan further.
func (p *plan) stretch(by float64) {
	for i := range p.links {
		l := &p.links[i]
		if p.boxes[l.from].end > 0 {
			l.points[0].X += by
		}
		if p.boxes[l.to].end > 0 {
			l.points[len(l.points)-1].X += by
		}
	}
}

// zones returns how much room the text beside ports needs at both sides of a gap.
func (r *router) zones(g int, wide []float64) (before, after float64) {
	before, after = leadOut, leadIn
	if g == 0 || r.edge(g-1) {
		before = 2
	}
	if g == r.cols || r.edge(g) {
		after = 2
	}
	grow := func(n int, w float64) {
		if w == 0 {
			return
		}
		q := &r.ports[n]
		b := &r.boxes[q.box]
		if q.side == right && b.col == g-1 {
			need := w + labelGap
			if !b.wide { // the others are as wide as their column
				need += b.w - wide[b.col]
			}
			before = max(before, need)
		}
		if q.side == left && b.col == g {
			after = max(after, w+labelGap)
		}
	}
	for i := range r.links {
		grow(r.links[i].outPort, r.links[i].out.w)
		grow(r.links[i].inPort, r.links[i].in.w)
	}
	return before, after
}

// labelGap is what a label keeps from the trunks beside it.
const labelGap = 14.0

// edge reports whether a column stands for an edge of the plan.
func (r *router) edge(col int) bool {
	return slices.ContainsFunc(r.boxes, func(b planBox) bool { return b.end != 0 && b.col == col })
}
