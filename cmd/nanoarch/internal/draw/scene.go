package draw

import (
	"fmt"
	"slices"
	"strings"
)

// scene writes down what was planned for a node's inside.
func (d *drawing) scene(v int, trail string) *Scene {
	p := d.plans[v]
	s := &Scene{Width: p.width, Height: p.height}
	dx, dy := 0.0, 0.0
	if v != 0 {
		before, after := d.pads(v)
		dx, dy = before, groupHeader
		s.Width, s.Height = before+p.width+after, dy+p.height+groupPad
	}
	for i, c := range d.children[v] {
		b := &p.boxes[i]
		box := Box{Node: d.nodes[c], Rect: Rect{b.x + dx, b.y + dy, b.w, b.h}, Open: len(d.children[c]) > 0 && !d.closed[c],
			TierNo: b.tier, Slot: Slot{b.band, b.col, p.vs[i].pos}, Trail: trail, Full: d.label(c)}
		if len(d.children[c]) == 0 {
			box.Text = d.nodeText(c)
		} else {
			box.Text, box.Note = d.groupText(c), d.note(c)
			box.Inside = d.scene(c, d.label(c))
			if box.Open {
				box.Inside.Width, box.Inside.Height = b.w, b.h
			}
		}
		s.Boxes = append(s.Boxes, box)
	}
	for i := range p.links {
		s.Lines = append(s.Lines, d.line(v, p, i, dx, dy))
	}
	d.labels(v, p, s, dx, dy)
	return s
}

func (d *drawing) line(v int, p *plan, i int, dx, dy float64) Line {
	l := &p.links[i]
	line := Line{Status: statuses[l.style], Kind: Calls}
	for _, q := range l.points {
		line.Points = append(line.Points, Point{q.X + dx, q.Y + dy})
	}
	if l.from < len(d.children[v]) {
		line.From = d.nodes[d.children[v][l.from]].ID
	}
	if l.to < len(d.children[v]) {
		line.To = d.nodes[d.children[v][l.to]].ID
	}
	if i >= len(d.bundles[v]) {
		line.Stub = true
		return line
	}
	b := d.bundles[v][i]
	line.Kind = d.kind(b)
	for _, e := range b.edges {
		line.Edges = append(line.Edges, d.edges[e].ID)
	}
	line.Text = d.tell(b)
	return line
}

// tell says in words what a line stands for.
func (d *drawing) tell(b bundle) string {
	const most = 12
	var s strings.Builder
	fmt.Fprintf(&s, "%s → %s", d.label(b.a), d.label(b.b))
	for i, e := range b.edges {
		if i == most {
			fmt.Fprintf(&s, "\nand %d more", len(b.edges)-most)
			break
		}
		s.WriteByte('\n')
		s.WriteString(d.tellEdge(e))
	}
	return s.String()
}

func (d *drawing) tellEdge(i int) string {
	e := &d.edges[i]
	parts := []string{fmt.Sprintf("%s %s %s", d.label(d.from[i]), e.Kind, d.label(d.to[i]))}
	if e.In != "" || e.Out != "" {
		parts = append(parts, strings.TrimSpace(visible(e.In)+" → "+visible(e.Out)))
	}
	if len(e.Errors) > 0 {
		parts = append(parts, "fails with "+visible(strings.Join(e.Errors, ", ")))
	}
	switch status(*e) {
	case 2:
		parts = append(parts, "breaks "+visible(e.Rule))
	case 1:
		parts = append(parts, "breaks "+visible(e.Rule)+" (baselined)")
	}
	if len(e.Positions) > 0 {
		parts = append(parts, visible(e.Positions[0]))
	}
	return strings.Join(parts, ", ")
}

// Sizes of labels, in pixels.
const (
	labelHeight = 12.0
	labelLift   = 3.0 // from the line to the text
	mostLabel   = 150.0
	arrowRoom   = 12.0
	markRoom    = 16.0 // for the sign of a broken rule, before its name
)

// outText is written where a line starts: how many edges it stands for, and which rules they break.
func (d *drawing) outText(v int, b bundle) (text, full string, role LabelRole) {
	if b.status > 0 {
		var rules []string
		for _, e := range b.edges {
			rules = append(rules, visible(d.edges[e].Rule))
		}
		slices.Sort(rules)
		full = strings.Join(slices.Compact(rules), ", ")
		if full == "" {
			full = "a rule"
		}
		text = full
		if len(b.edges) > 1 {
			full = fmt.Sprintf("%s ×%d", full, len(b.edges))
			text = shorten(text, labelSize, mostLabel-24) + fmt.Sprintf(" ×%d", len(b.edges))
		}
		return shorten(text, labelSize, mostLabel), full, RuleLabel
	}
	if !d.detailed && len(d.children[b.a])+len(d.children[b.b]) > 0 {
		text = fmt.Sprint(len(b.edges))
		return text, text, CountLabel
	}
	_ = v
	return "", "", CountLabel
}

// inTexts are written where a line ends: the data that its edges take along, and what they bring back.
func (d *drawing) inTexts(b bundle) (in, out string) {
	if !d.detailed {
		return "", ""
	}
	var ins, outs []string
	for _, e := range b.edges {
		ins, outs = append(ins, visible(d.edges[e].In)), append(outs, visible(d.edges[e].Out))
	}
	return joinNames(ins), joinNames(outs)
}

func joinNames(names []string) string {
	names = slices.DeleteFunc(names, func(s string) bool { return s == "" })
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// room says how much space a bundle's labels need.
func (d *drawing) room(v int, b bundle) (out, in space) {
	out, in = space{0, 4, 4}, space{0, 4, 4}
	if text, _, role := d.outText(v, b); text != "" {
		out = space{width(text, labelSize), labelHeight + labelLift, 4}
		if role == RuleLabel {
			out.w += markRoom
		}
	}
	if a, b := d.inTexts(b); a != "" || b != "" {
		a, b = shorten(a, labelSize, mostLabel), shorten(b, labelSize, mostLabel)
		in = space{max(width(a, labelSize), width(b, labelSize)) + arrowRoom, labelHeight + labelLift, labelHeight + labelLift}
	}
	return out, in
}

// labels puts the labels of a scene's lines beside them. Lines that run together into one end have one label there.
func (d *drawing) labels(v int, p *plan, s *Scene, dx, dy float64) {
	into := map[int]int{}
	for i, b := range d.bundles[v] {
		l := &p.links[i]
		if text, full, role := d.outText(v, b); text != "" {
			w := l.out.w
			at := beside(p, l.outPort, 4, w)
			s.Labels = append(s.Labels, Label{Rect: Rect{at + dx, l.points[0].Y + dy - labelLift - labelHeight, w, labelHeight},
				Text: text, Full: full, Role: role, Edges: s.Lines[i].Edges, End: p.ports[l.outPort].side == left, Line: i})
		}
		if first, ok := into[l.inPort]; ok {
			for j := range s.Labels {
				if k := &s.Labels[j]; k.Line == first && (k.Role == InLabel || k.Role == OutLabel) {
					k.Edges = slices.Concat(k.Edges, s.Lines[i].Edges)
				}
			}
			continue
		}
		into[l.inPort] = i
		in, out := d.inTexts(b)
		y := l.points[len(l.points)-1].Y + dy
		for row, full := range []string{in, out} {
			if full == "" {
				continue
			}
			text := shorten(full, labelSize, mostLabel)
			w := width(text, labelSize)
			top, role := y-labelLift-labelHeight, InLabel
			if row == 1 {
				top, role = y+labelLift, OutLabel
			}
			s.Labels = append(s.Labels, Label{Rect: Rect{beside(p, l.inPort, arrowRoom, w) + dx, top, w, labelHeight},
				Text: text, Full: full, Role: role, Edges: s.Lines[i].Edges, End: p.ports[l.inPort].side == left, Line: i})
		}
	}
}

// beside returns where a label starts that is so wide and keeps so far from the side of its port.
func beside(p *plan, n int, gap, w float64) float64 {
	q := &p.ports[n]
	b := &p.boxes[q.box]
	if q.side == left {
		return b.x - gap - w
	}
	return b.x + b.w + gap
}
