package draw

// scene writes down what was planned for a node's inside.
func (d *drawing) scene(v int) *Scene {
	p := d.plans[v]
	s := &Scene{Width: p.width, Height: p.height}
	dx, dy := 0.0, 0.0
	if v != 0 {
		dx, _ = d.pads(v)
		dy = groupHeader
	}
	for i, c := range d.children[v] {
		b, n := &p.boxes[i], &d.nodes[c]
		box := Box{ID: n.ID, Kind: n.Kind, Tag: n.Tag, Link: n.Link, Rect: Rect{b.x + dx, b.y + dy, b.w, b.h},
			Text: d.tellNode(c), Tier: b.tier, Slot: p.slot(i)}
		if len(d.children[c]) == 0 {
			box.Label = d.nodeText(c)
		} else {
			box.Label, box.Note, box.Open, box.Inside = d.groupText(c), d.note(c), !d.closed[c], d.scene(c)
			box.Inside.Width, box.Inside.Height = d.openSize(c)
			if box.Open { // it may have grown, for its ports
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

// slot says where a box stands. Boxes without lines stand in a band of their own.
func (p *plan) slot(v int) Slot {
	s := Slot{p.boxes[v].band, p.boxes[v].col, 0}
	if p.boxes[v].alone {
		s = Slot{p.bands, 0, 0}
		for _, b := range p.boxes[:v] {
			if b.alone {
				s.Place++
			}
		}
		return s
	}
	for _, w := range p.layers[p.vs[v].layer] {
		if w == v {
			break
		}
		if !p.vs[w].lane {
			s.Place++
		}
	}
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
