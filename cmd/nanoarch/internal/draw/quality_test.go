package draw

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// faults says what is wrong in a scene that a reader would see: boxes on boxes, labels on boxes, labels or lines, lines
// through boxes, lines on top of each other.
func faults(s *Scene) []string {
	var f []string
	for i, a := range s.Boxes {
		if a.X < -0.01 || a.Y < -0.01 || a.X+a.W > s.Width+0.01 || a.Y+a.H > s.Height+0.01 {
			f = append(f, fmt.Sprintf("box %s lies outside: %v in %gx%g", a.ID, a.Rect, s.Width, s.Height))
		}
		for _, b := range s.Boxes[:i] {
			if overlap(a.Rect, b.Rect) {
				f = append(f, fmt.Sprintf("boxes %s and %s overlap", a.ID, b.ID))
			}
		}
		if w := width(a.Label, nodeSize); a.Inside == nil && w+nodePad > a.W {
			f = append(f, fmt.Sprintf("the text of %s does not fit: %g in %g", a.ID, w, a.W))
		}
		if a.Inside != nil {
			f = append(f, faults(a.Inside)...)
		}
	}
	for i, a := range s.Labels {
		for _, b := range s.Labels[:i] {
			if overlap(a.Rect, b.Rect) {
				f = append(f, fmt.Sprintf("labels %q and %q overlap", a.Text, b.Text))
			}
		}
		for _, b := range s.Boxes {
			if overlap(a.Rect, b.Rect) {
				f = append(f, fmt.Sprintf("label %q lies on %s", a.Text, b.ID))
			}
		}
		for _, l := range s.Lines {
			for k := 1; k < len(l.Points); k++ {
				if overlap(a.Rect, span(l.Points[k-1], l.Points[k])) {
					f = append(f, fmt.Sprintf("line %s > %s runs through label %q", l.From, l.To, a.Text))
				}
			}
		}
		if w := width(a.Text, labelSize); w > a.W+0.01 {
			f = append(f, fmt.Sprintf("label %q is %g wide and has %g", a.Text, w, a.W))
		}
	}
	for i, l := range s.Lines {
		f = append(f, lineFaults(s, l)...)
		for _, m := range s.Lines[:i] {
			if onTop := onTopOf(l, m); onTop != "" {
				f = append(f, fmt.Sprintf("lines %s > %s and %s > %s lie on top of each other: %s", l.From, l.To, m.From, m.To, onTop))
			}
		}
	}
	return f
}

func lineFaults(s *Scene, l Line) []string {
	var f []string
	for k := 1; k < len(l.Points); k++ {
		a, b := l.Points[k-1], l.Points[k]
		if a.X != b.X && a.Y != b.Y {
			f = append(f, fmt.Sprintf("line %s > %s has a slope", l.From, l.To))
		}
		for _, box := range s.Boxes {
			if overlap(box.Rect, span(a, b)) {
				f = append(f, fmt.Sprintf("line %s > %s runs through %s", l.From, l.To, box.ID))
			}
		}
	}
	for id, end := range map[string]Point{l.From: l.Points[0], l.To: l.Points[len(l.Points)-1]} {
		for _, b := range s.Boxes {
			if b.ID == id && (abs(end.X-b.X) > 0.01 && abs(end.X-b.X-b.W) > 0.01 || end.Y < b.Y || end.Y > b.Y+b.H) {
				f = append(f, fmt.Sprintf("line %s > %s does not touch %s", l.From, l.To, id))
			}
		}
	}
	return f
}

// onTopOf reports whether two lines that do not lead to one end of one kind, or come from one, share a piece.
func onTopOf(l, m Line) string {
	end := func(l Line) Point { return l.Points[len(l.Points)-1] }
	if end(l) == end(m) || l.Points[0] == m.Points[0] {
		return ""
	}
	for i := 1; i < len(l.Points); i++ {
		for j := 1; j < len(m.Points); j++ {
			a, b := span(l.Points[i-1], l.Points[i]), span(m.Points[j-1], m.Points[j])
			w, h := min(a.X+a.W, b.X+b.W)-max(a.X, b.X), min(a.Y+a.H, b.Y+b.H)-max(a.Y, b.Y)
			if (a.W == 0) == (b.W == 0) && (w > 1 && h > -2 || h > 1 && w > -2) {
				return fmt.Sprint(a, b)
			}
		}
	}
	return ""
}

func span(a, b Point) Rect {
	return Rect{min(a.X, b.X), min(a.Y, b.Y), abs(a.X - b.X), abs(a.Y - b.Y)}
}

func overlap(a, b Rect) bool {
	const touch = 0.01
	return a.X+a.W > b.X+touch && b.X+b.W > a.X+touch && a.Y+a.H > b.Y+touch && b.Y+b.H > a.Y+touch
}

func TestNothingCollides(t *testing.T) {
	for _, c := range cases(t) {
		for _, o := range []Options{{}, {Detail: Never}, {Closed: func(string) bool { return true }}, {Closed: func(id string) bool { return id[len(id)-1]%2 == 0 }}} {
			p := layout(t, c.graph, o)
			for i, f := range faults(&p.Scene) {
				if i < 10 {
					t.Errorf("%s: %s", c.name, f)
				}
			}
		}
	}
}

var seeds = flag.Int("seeds", 300, "how many random graphs are laid out")

func TestNothingCollidesInRandomGraphs(t *testing.T) {
	for seed := range uint64(*seeds) {
		p := layout(t, random(seed), Options{})
		for _, f := range faults(&p.Scene) {
			t.Errorf("seed %d: %s", seed, f)
		}
		if missing := absent(random(seed), p); len(missing) > 0 {
			t.Errorf("seed %d: %v", seed, missing)
		}
	}
}

// In a crowd lines share their lanes, and nothing is lost or collides either.
func TestCrowd(t *testing.T) {
	g := crowd(100, 700)
	p := layout(t, g, Options{})
	if missing := absent(g, p); len(missing) > 0 {
		t.Errorf("%d things are missing: %v", len(missing), missing[:min(5, len(missing))])
	}
	for i, f := range faults(&p.Scene) {
		if i < 10 {
			t.Error(f)
		}
	}
}

// A check that sees nothing proves nothing: each fault is made once.
func TestFaultsAreSeen(t *testing.T) {
	line := func(points ...Point) Line { return Line{From: "a", To: "b", Points: points} }
	boxes := []Box{{ID: "a", Rect: Rect{0, 0, 50, 20}}, {ID: "b", Rect: Rect{100, 0, 50, 20}}}
	good := Scene{Width: 200, Height: 60, Boxes: boxes, Lines: []Line{line(Point{50, 10}, Point{100, 10})}, Labels: []Label{{Rect: Rect{52, -3, 30, 12}, Text: "ok"}}}
	if f := faults(&good); len(f) > 0 {
		t.Fatal("faults in a good scene:", f)
	}
	for want, spoil := range map[string]func(s *Scene){
		"outside":       func(s *Scene) { s.Width = 120 },
		"overlap":       func(s *Scene) { s.Boxes[1].X = 40 },
		"does not fit":  func(s *Scene) { s.Boxes[0].Label = "a name that is much too long" },
		"lies on":       func(s *Scene) { s.Labels[0].Rect = Rect{40, 0, 30, 12} },
		"labels":        func(s *Scene) { s.Labels = append(s.Labels, s.Labels[0]) },
		"through label": func(s *Scene) { s.Labels[0].Y = 5 },
		"wide and has":  func(s *Scene) { s.Labels[0].Text = "far too much text" },
		"slope":         func(s *Scene) { s.Lines[0].Points[1].Y = 12 },
		"through":       func(s *Scene) { s.Boxes = append(s.Boxes, Box{ID: "c", Rect: Rect{60, 5, 10, 20}}) },
		"not touch":     func(s *Scene) { s.Lines[0].Points[0].X = 55 },
		"on top": func(s *Scene) {
			s.Lines = append(s.Lines, Line{Points: []Point{{60, 11}, {90, 11}}})
		},
	} {
		s := good
		s.Boxes, s.Lines, s.Labels = slices.Clone(boxes), []Line{line(Point{50, 10}, Point{100, 10})}, slices.Clone(good.Labels)
		spoil(&s)
		if !slices.ContainsFunc(faults(&s), func(f string) bool { return strings.Contains(f, want) }) {
			t.Errorf("%q is not seen: %v", want, faults(&s))
		}
	}
}

// absent lists what is in a graph and not in its picture: nodes, edges, and what has to be written beside lines.
func absent(g Graph, p *Picture) []string {
	var missing []string
	boxes, edges, labels := map[string]int{}, map[string]int{}, map[string]bool{}
	var walk func(s *Scene)
	walk = func(s *Scene) {
		for _, b := range s.Boxes {
			boxes[b.ID]++
			if b.Inside != nil {
				walk(b.Inside)
			}
		}
		for _, l := range s.Labels {
			for _, e := range l.Edges {
				labels[fmt.Sprint(e, l.Role)] = true
			}
		}
		for _, l := range s.Lines {
			for _, e := range l.Edges {
				edges[e]++
			}
			if len(l.Edges) > 1 && l.Status == OK && !labels[fmt.Sprint(l.Edges[0], CountLabel)] {
				missing = append(missing, "the number of "+l.Text)
			}
		}
	}
	walk(&p.Scene)
	for _, n := range g.Nodes {
		if boxes[n.ID] != 1 {
			missing = append(missing, "node "+n.ID)
		}
	}
	for _, e := range g.Edges {
		if edges[e.ID] != 1 {
			missing = append(missing, "edge "+e.ID)
		}
		if e.Status != "" && e.Status != OK && !labels[fmt.Sprint(e.ID, RuleLabel)] {
			missing = append(missing, "the rule of "+e.ID)
		}
	}
	return missing
}
