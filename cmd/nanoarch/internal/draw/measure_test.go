package draw

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// bar is what a picture is measured against: what a plain layered layout made of the same graph, one with splines, a port
// for each pair of groups, and no room for labels, title or legend. Its crossings were counted in the SVG that it wrote,
// with each curve taken as 24 straight pieces; its area is that of the boxes and lines.
type bar struct {
	crossings     int
	width, height float64
}

var bars = map[string]bar{
	"synthetic-10":  {2, 1032, 205},
	"synthetic-60":  {7, 2117, 523},
	"synthetic-150": {41, 2971, 1159},
	"synthetic-300": {51, 2792, 1674},
	"real":          {358, 3341, 1754},
}

func TestBetterThanABar(t *testing.T) {
	for _, c := range cases(t) {
		bar, ok := bars[c.name]
		if !ok {
			continue
		}
		p := layout(t, c.graph, Options{Detail: Never}) // lines between groups, as the bar draws them
		pairs, seen := crossings(p.Lines)
		area := p.Width * p.Height / (bar.width * bar.height)
		t.Logf("%-14s %3d crossings of lines (%3d places) for %3d, area %.2f (%.0fx%.0f)", c.name, pairs, seen, bar.crossings, area, p.Width, p.Height)
		if pairs > bar.crossings {
			t.Errorf("%s: %d crossings, more than %d", c.name, pairs, bar.crossings)
		}
		if area > 1.3 {
			t.Errorf("%s: %.2f times the area", c.name, area)
		}
	}
}

// Everything is there: in the picture, and in what is written of it.
func TestNothingIsMissing(t *testing.T) {
	for _, c := range cases(t) {
		for _, o := range []Options{{Closed: func(string) bool { return false }}, {Closed: func(string) bool { return false }, Detail: Never}} {
			p := layout(t, c.graph, o)
			if missing := absent(c.graph, p); len(missing) > 0 {
				t.Errorf("%s: %d things are missing: %v", c.name, len(missing), missing[:min(5, len(missing))])
			}
			var boxes, groups, lines, labels int
			var count func(s *Scene)
			count = func(s *Scene) {
				lines, labels = lines+len(s.Lines), labels+len(s.Labels)
				for _, b := range s.Boxes {
					if b.Inside == nil {
						boxes++
						continue
					}
					groups++
					count(b.Inside)
				}
			}
			count(&p.Scene)
			written := classes(t, render(t, p))
			for class, want := range map[string]int{"node": boxes, "group": groups, "line": lines} {
				if written[class] != want {
					t.Errorf("%s: %d elements of class %s for %d", c.name, written[class], class, want)
				}
			}
			if n := written["count"] + written["in"] + written["out"] + written["broken"] + written["owed"]; n != labels {
				t.Errorf("%s: %d labels are written of %d", c.name, n, labels)
			}
		}
	}
}

// classes counts the elements of each class in a document, the legend's aside.
func classes(t *testing.T, doc string) map[string]int {
	t.Helper()
	count := map[string]int{}
	d := xml.NewDecoder(strings.NewReader(doc))
	for legend := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return count
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			class := ""
			for _, a := range e.Attr {
				if a.Name.Local == "class" {
					class = a.Value
				}
			}
			if legend > 0 || class == "legend" {
				legend++
				continue
			}
			for _, c := range strings.Fields(class) {
				count[c]++
			}
		case xml.EndElement:
			legend = max(0, legend-1)
		}
	}
}

// crossings counts how often lines of a scene cross: for each pair of lines, and as places where the reader sees ink
// cross ink.
func crossings(lines []Line) (pairs, seen int) {
	at := map[Point]bool{}
	for i := range lines {
		for j := range lines[:i] {
			a, b := lines[i].Points, lines[j].Points
			for k := 1; k < len(a); k++ {
				for m := 1; m < len(b); m++ {
					if cross(a[k-1], a[k], b[m-1], b[m]) {
						pairs++
						at[Point{b[m].X, a[k].Y}] = true
					}
					if cross(b[m-1], b[m], a[k-1], a[k]) {
						pairs++
						at[Point{a[k].X, b[m].Y}] = true
					}
				}
			}
		}
	}
	return pairs, len(at)
}

// cross reports whether the level piece a-b crosses the upright piece c-d between its ends.
func cross(a, b, c, d Point) bool {
	return a.Y == b.Y && c.X == d.X &&
		min(a.X, b.X) < c.X && c.X < max(a.X, b.X) && min(c.Y, d.Y) < a.Y && a.Y < max(c.Y, d.Y)
}
