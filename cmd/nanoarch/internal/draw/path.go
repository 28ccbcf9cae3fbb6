package draw

import (
	"slices"
	"strings"
)

// radius is how round the corners of lines are.
const radius = 8.0

// Path returns the data of an SVG path along points, with round corners.
func Path(points []Point) string {
	var s strings.Builder
	to := func(command string, at ...Point) {
		s.WriteString(command)
		for i, p := range at {
			if i > 0 {
				s.WriteByte(' ')
			}
			s.WriteString(num(p.X) + " " + num(p.Y))
		}
	}
	to("M", points[0])
	for i := 1; i+1 < len(points); i++ {
		a, b, c := points[i-1], points[i], points[i+1]
		before, after := distance(a, b), distance(b, c)
		if i > 1 {
			before /= 2
		}
		if i+2 < len(points) {
			after /= 2
		}
		r := min(radius, before, after)
		to("L", toward(b, a, r))
		to("Q", b, toward(b, c, r))
	}
	to("L", points[len(points)-1])
	return s.String()
}

// distance is along the axes; lines have no slopes.
func distance(a, b Point) float64 { return abs(a.X-b.X) + abs(a.Y-b.Y) }

// toward returns the point that is so far from a on the way to b.
func toward(a, b Point, far float64) Point {
	d := distance(a, b)
	if d == 0 {
		return a
	}
	return Point{a.X + (b.X-a.X)*far/d, a.Y + (b.Y-a.Y)*far/d}
}

// visibleParts returns the part of each line that has to be drawn: up to where it joins one that has been drawn. Drawn
// twice, the rest would be darker than other lines, and dashes would fill each other's gaps.
func visibleParts(lines []Line) [][]Point {
	parts := make([][]Point, len(lines))
	ends := map[Point][]int{}
	for i, l := range lines {
		end := l.Points[len(l.Points)-1]
		parts[i] = l.Points
		for _, j := range ends[end] {
			if lines[j].Status == l.Status && lines[j].Kind == l.Kind {
				if cut := joined(l.Points, lines[j].Points); length(cut) < length(parts[i]) {
					parts[i] = cut
				}
			}
		}
		ends[end] = append(ends[end], i)
	}
	return parts
}

// joined returns a line up to where it meets another one with the same end: into that one's course, as far as corners are
// round there.
func joined(a, b []Point) []Point {
	i, j := len(a)-1, len(b)-1
	for i > 0 && j > 0 && a[i-1] == b[j-1] {
		i--
		j--
	}
	upTo := func(n int, from, to Point) []Point {
		return append(slices.Clone(a[:n]), toward(from, to, min(radius, distance(from, to))))
	}
	switch {
	case i == 0:
		return a[:1]
	case j > 0 && sameWay(a[i], a[i-1], b[j-1]) && distance(a[i], a[i-1]) > distance(a[i], b[j-1]): // the other one turns in
		return upTo(i, b[j-1], a[i])
	case j > 0 && sameWay(a[i], a[i-1], b[j-1]): // this one turns in
		return upTo(i, a[i-1], a[i])
	case i+1 < len(a): // they come from two sides
		return upTo(i+1, a[i], a[i+1])
	}
	return a
}

// sameWay reports whether two points lie on the same side of a third one.
func sameWay(from, a, b Point) bool {
	return a.Y == from.Y && b.Y == from.Y && (a.X < from.X) == (b.X < from.X) ||
		a.X == from.X && b.X == from.X && (a.Y < from.Y) == (b.Y < from.Y)
}

func length(points []Point) float64 {
	d := 0.0
	for i := 1; i < len(points); i++ {
		d += distance(points[i-1], points[i])
	}
	return d
}
