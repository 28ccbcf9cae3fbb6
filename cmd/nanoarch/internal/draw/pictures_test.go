package draw

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var pictures = flag.String("pictures", "", "folder to write the pictures of the test graphs to, to look at them")

// TestPictures writes what the other tests measure, for people to look at.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("asked for by -pictures only")
	}
	for _, c := range cases(t) {
		b, err := json.Marshal(c.graph)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*pictures, c.name+".json"), b, 0o644); err != nil {
			t.Fatal(err)
		}
		p, err := Layout(c.graph, Options{})
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Create(filepath.Join(*pictures, c.name+".svg"))
		if err != nil {
			t.Fatal(err)
		}
		if err := p.SVG(f); err != nil {
			t.Fatal(err)
		}
		f.Close()
		pairs, seen := crossings(p.Lines)
		t.Logf("%-16s %.0fx%.0f area %.2fM crossings %d seen %d", c.name, p.Width, p.Height, p.Width*p.Height/1e6, pairs, seen)
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
