package draw

import (
	"fmt"
	"slices"
	"strings"
)

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
