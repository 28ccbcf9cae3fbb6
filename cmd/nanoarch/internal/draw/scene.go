package draw

import (
	"fmt"
	"slices"
	"strings"
)

// scene writes down what was planned for a node's inside.
func (d *drawing) scene(v int) *Scene {
	p := d.plans[v]
	s := &Scene{Width: p.width, Height: p.height}
	dx, dy := 0.0, 0.0
	if v != 0 {
		before, after := d.pads(v)
		dx, dy = before, groupHeader
		s.Width, s.Height = before+p.width+after, dy+p.height+groupPad
	}
	for i, c := range d.children[v] {
		b, n := &p.boxes[i], &d.nodes[c]
		box := Box{ID: n.ID, Kind: n.Kind, Tag: n.Tag, Link: n.Link, Rect: Rect{b.x + dx, b.y + dy, b.w, b.h},
			Text: d.tellNode(c), TierNo: b.tier, Slot: Slot{b.band, b.col, p.vs[i].pos}}
		if len(d.children[c]) == 0 {
			box.Label = d.nodeText(c)
		} else {
			box.Label, box.Note, box.Open, box.Inside = d.groupText(c), d.note(c), !d.closed[c], d.scene(c)
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
	line := Line{Head: true}
	line.Status, line.Kind = look(l.style)
	for _, q := range l.points {
		line.Points = append(line.Points, Point{q.X + dx, q.Y + dy})
	}
	if l.from < len(d.children[v]) {
		line.From = d.nodes[d.children[v][l.from]].ID
	}
	if l.to < len(d.children[v]) {
		line.To = d.nodes[d.children[v][l.to]].ID
		line.Head = !p.boxes[l.to].fixed
	} else {
		line.Head = false
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

// tellNode says in words what a node is.
func (d *drawing) tellNode(v int) string {
	n := &d.nodes[v]
	s := d.label(v) + "\n" + visible(n.Kind)
	if n.Tag != "" {
		s += ", " + visible(n.Tag)
	}
	if len(d.children[v]) > 0 {
		s += ", " + d.note(v)
	}
	if n.File != "" {
		s += "\n" + visible(n.File)
		if n.Line > 0 {
			s += fmt.Sprintf(":%d", n.Line)
		}
	}
	return s
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
func (d *drawing) outText(b bundle) (text, full string, role LabelRole) {
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
	if len(b.edges) > 1 {
		text = fmt.Sprint(len(b.edges))
		return text, text, CountLabel
	}
	return "", "", CountLabel
}

// inTexts are written where a line ends: the data that its edges take along, and what they bring back.
func (d *drawing) inTexts(b bundle) (in, out string) {
	if !d.detailed || b.status == 2 && d.welcome(b.to) {
		return "", ""
	}
	var ins, outs []string
	for _, e := range b.edges {
		ins, outs = append(ins, visible(d.edges[e].In)), append(outs, visible(d.edges[e].Out))
	}
	return joinNames(ins), joinNames(outs)
}

// welcome reports whether an edge into a node breaks no rule; what goes along it is then written there.
func (d *drawing) welcome(v int) bool {
	return slices.ContainsFunc(d.bundles[0], func(b bundle) bool { return b.to == v && b.status < 2 }) ||
		slices.ContainsFunc(d.bundles[d.parent[v]], func(b bundle) bool { return b.to == v && b.status < 2 })
}

func joinNames(names []string) string {
	names = slices.DeleteFunc(names, func(s string) bool { return s == "" })
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// bare is the room of a line without text.
var bare = space{0, 4, 4}

// room says how much space a bundle's labels need.
func (d *drawing) room(b bundle) (out, in space) {
	out, in = bare, bare
	if text, _, role := d.outText(b); text != "" {
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
	at := func(port int, gap, lift float64, l Label) int {
		q := &p.ports[port]
		l.X, l.Y = beside(p, port, gap, l.W)+dx, p.endY(q.box, port)+dy+lift
		l.H, l.End = labelHeight, q.side == left
		s.Labels = append(s.Labels, l)
		return len(s.Labels) - 1
	}
	ends := map[int][]int{} // labels at each port
	for i, b := range d.bundles[v] {
		l := &p.links[i]
		edges := s.Lines[i].Edges
		if text, full, role := d.outText(b); text != "" {
			at(l.outPort, 4, -labelLift-labelHeight, Label{Rect: Rect{W: l.out.w}, Text: text, Full: full, Role: role, Status: statuses[b.status], Edges: edges})
		}
		if at, ok := ends[l.inPort]; ok {
			for _, k := range at {
				s.Labels[k].Edges = slices.Concat(s.Labels[k].Edges, edges)
			}
			continue
		}
		in, out := d.inTexts(b)
		label := Label{Status: statuses[b.status], Edges: edges}
		if label.Full, label.Role = in, InLabel; in != "" {
			label.Text = shorten(in, labelSize, mostLabel)
			label.W = width(label.Text, labelSize)
			ends[l.inPort] = append(ends[l.inPort], at(l.inPort, arrowRoom, -labelLift-labelHeight, label))
		}
		if label.Full, label.Role = out, OutLabel; out != "" {
			label.Text = shorten(out, labelSize, mostLabel)
			label.W = width(label.Text, labelSize)
			ends[l.inPort] = append(ends[l.inPort], at(l.inPort, arrowRoom, labelLift, label))
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
