package draw

import (
	"fmt"
	"slices"
	"strings"
)

// shape draws a node: each kind has its own outline, so that nobody needs to tell colours apart.
func shape(kind string, w, h float64) string {
	rect := func(rx float64) string {
		return fmt.Sprintf(`<rect class="s" width="%s" height="%s" rx="%s"/>`, num(w), num(h), num(rx))
	}
	path := func(format string, numbers ...float64) string {
		return `<path class="s" d="` + fmt.Sprintf(format, nums(numbers)...) + `"/>`
	}
	switch kind {
	case Contract:
		return rect(h / 2)
	case Adapter: // a plug: pointed at both sides
		return path("M5 0H%sL%s %sL%s %sH5L0 %sz", w-5, w, h/2, w-5, h, h/2)
	case Transport: // a sign that points the way
		return path("M3 0H%sL%s %sL%s %sH3Q0 %[5]s 0 %[6]sV3Q0 0 3 0z", w-7, w, h/2, w-7, h, h-3)
	case Model: // a sheet with a folded corner
		return path("M0 0H%sL%s 7V%sH0z", w-7, w, h) + `<path class="fold" d="` + fmt.Sprintf("M%s 0V7H%s", num(w-7), num(w)) + `"/>`
	case Shared:
		return rect(0)
	case Root: // a frame in a frame
		return rect(6) + fmt.Sprintf(`<rect class="fold" x="2.5" y="2.5" width="%s" height="%s" rx="4"/>`, num(w-5), num(h-5))
	case Deployment: // a machine with a bar
		return rect(3) + fmt.Sprintf(`<path class="fold" d="M4.5 0V%s"/>`, num(h))
	}
	return rect(min(6, h/4))
}

func nums(numbers []float64) []any {
	texts := make([]any, len(numbers))
	for i, x := range numbers {
		texts[i] = num(x)
	}
	return texts
}

var nodeKinds = []string{Root, Operation, Contract, Adapter, Transport, Model, Shared, External, Deployment, Unclassified}

// shapeClass is the class of a kind of node; what a graph calls otherwise looks like an operation.
func shapeClass(kind string) string {
	if slices.Contains(nodeKinds, kind) {
		return kind
	}
	return Operation
}

// lineClass is the class of a line; of a kind that is not known, it looks like a call.
func lineClass(kind, status string) string {
	if !slices.Contains(edgeKinds, kind) {
		kind = Calls
	}
	if status == Violation || status == Baselined {
		return kind + " " + status
	}
	return kind
}

// head draws the end of a line that comes from a point to another one.
func head(kind string, from, at Point) string {
	back := 1.0 // the way back, to the left for a line to the right
	if from.X < at.X {
		back = -1
	}
	to := func(class string, format string, a ...float64) string {
		for i := range a {
			a[i] *= back
		}
		return strings.TrimSpace(`<path class="head `+class) + `" d="M` + num(at.X) + " " + num(at.Y) + fmt.Sprintf(format, nums(a)...) + `"/>`
	}
	switch kind {
	case Dispatch:
		return to("", "m%s -4l%s 4l%s 4m%s -8l%s 4l%s 4", 6, -6, 6, 5, -6, 6)
	case Implements:
		return to("hollow", "l%s -5v10z", 9)
	case Wires:
		return to("solid", "m%s 0a3.5 3.5 0 1 0 %s 0a3.5 3.5 0 1 0 %s 0z", 0.5, 7, -7)
	case Uses, Imports:
		return to("", "m%s -4l%s 4l%s 4", 7, -7, 7)
	}
	return to("solid", "l%s -4v8z", 9)
}

// mark draws the sign of a broken rule: full for a new one, empty for one that is known and to be paid off.
func mark(status string, x, y float64) string {
	class := "disc"
	if status == Baselined {
		class = "ring"
	}
	return fmt.Sprintf(`<circle class="%s" cx="%s" cy="%s" r="5.5"/><text class="sign" x="%[2]s" y="%[4]s">!</text>`, class, num(x), num(y), num(y+3.2))
}
