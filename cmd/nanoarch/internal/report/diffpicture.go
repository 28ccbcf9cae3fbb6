package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// diffArrow is an arrow between two folders.
type diffArrow struct {
	from, to string
	label    string
	style    string // of the arrows below
}

// The styles of arrows, the gravest last: between the same two folders only the gravest of imports and flows is drawn.
const (
	arrowRemoved = "removed"
	arrowAdded   = "added"
	arrowBreaks  = "breaks"
	arrowBroken  = "broken"
)

// diffPicture draws the packages around a change as a Mermaid flowchart, "" if no two of them have to do with each other.
// The note says what the picture leaves out.
func diffPicture(d *Diff) (picture, note string) {
	arrows := diffArrows(d)
	if len(arrows) == 0 {
		return "", ""
	}
	boxes := diffBoxes(d, arrows)
	if len(boxes) > mermaidNodes {
		for depth := 6; depth > 0 && len(boxes) > mermaidNodes; depth-- {
			arrows = folded(arrows, depth)
			boxes = diffBoxes(&Diff{}, arrows)
		}
		note = fmt.Sprintf("Drawn by folder, since more than %d packages are concerned.", mermaidNodes)
	}
	if n := len(arrows) - mermaidEdges; n > 0 {
		arrows = arrows[:mermaidEdges]
		note = strings.TrimSpace(note + " " + count(n, "more arrow") + " not drawn.")
	}
	if len(boxes) > mermaidNodes {
		return "", "Too many packages are concerned for a picture."
	}
	return drawDiff(arrows, boxes), note
}

// diffArrows lists flows and imports that came and went, imports that new findings are about, and who relies on what broke.
func diffArrows(d *Diff) []diffArrow {
	type ends struct{ from, to string }
	known := map[ends]diffArrow{}
	rank := []string{arrowRemoved, arrowAdded, arrowBreaks, arrowBroken}
	add := func(from, to, label, style string) {
		k := ends{from, to}
		old, there := known[k]
		if from == to || there && slices.Index(rank, old.style) >= slices.Index(rank, style) && (old.label != "" || label == "") {
			return
		}
		known[k] = diffArrow{from, to, label, style}
	}
	type place struct {
		file string
		line int
	}
	broken := map[place]string{}
	for _, f := range d.Findings {
		for _, p := range f.Positions {
			if f.Status == StatusNew {
				broken[place{p.File, p.Line}] = f.Rule
			}
		}
	}
	for _, i := range d.Imports.Removed {
		add(i.From, i.To, "", arrowRemoved)
	}
	for _, i := range d.Imports.Added {
		add(i.From, i.To, "", arrowAdded)
		if rule := broken[place{i.File, i.Line}]; rule != "" {
			add(i.From, i.To, rule, arrowBroken)
		}
	}
	for _, c := range d.Contracts {
		for _, a := range c.Affected {
			if c.Breaking {
				add(a.Package, c.Package, "relies on "+cmp.Or(c.Symbol, "it"), arrowBreaks)
			}
		}
	}
	list := slices.Collect(maps.Values(known))
	slices.SortFunc(list, func(a, b diffArrow) int {
		if c := strings.Compare(a.from, b.from); c != 0 {
			return c
		}
		return strings.Compare(a.to, b.to)
	})
	return list
}

// diffBoxes lists the folders of a picture with what became of each, sorted.
func diffBoxes(d *Diff, arrows []diffArrow) map[string]string {
	boxes := map[string]string{}
	for _, a := range arrows {
		boxes[a.from], boxes[a.to] = "", ""
	}
	for _, p := range d.Packages.Added {
		boxes[p.Dir] = "added"
	}
	for _, p := range d.Packages.Removed {
		boxes[p.Dir] = "removed"
	}
	for _, c := range d.Contracts {
		if _, drawn := boxes[c.Package]; drawn && c.Breaking && boxes[c.Package] == "" {
			boxes[c.Package] = "changed"
		}
	}
	return boxes
}

// folded draws folders of a depth in place of those below them.
func folded(arrows []diffArrow, depth int) []diffArrow {
	short := func(dir string) string {
		parts := strings.Split(dir, "/")
		return strings.Join(parts[:min(depth, len(parts))], "/")
	}
	var out []diffArrow
	for _, a := range arrows {
		a.from, a.to, a.label = short(a.from), short(a.to), ""
		if a.from != a.to && !slices.ContainsFunc(out, func(b diffArrow) bool { return a.from == b.from && a.to == b.to && a.style == b.style }) {
			out = append(out, a)
		}
	}
	return out
}

func drawDiff(arrows []diffArrow, boxes map[string]string) string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	number := map[string]int{}
	names := slices.Sorted(maps.Keys(boxes))
	common := sharedFolder(names)
	classes := map[string][]string{}
	for i, name := range names {
		number[name] = i
		fmt.Fprintf(&b, "  n%d[\"%s\"]\n", i, mermaidText(strings.TrimPrefix(name, common)))
		if boxes[name] != "" {
			classes[boxes[name]] = append(classes[boxes[name]], fmt.Sprintf("n%d", i))
		}
	}
	styled := map[string][]string{}
	for i, a := range arrows {
		line := map[string]string{arrowRemoved: "-.->", arrowAdded: "-->", arrowBreaks: "-->", arrowBroken: "==>"}[a.style]
		label := ""
		if a.label != "" {
			label = "|\"" + mermaidText(a.label) + "\"|"
		}
		fmt.Fprintf(&b, "  n%d %s%s n%d\n", number[a.from], line, label, number[a.to])
		styled[a.style] = append(styled[a.style], fmt.Sprint(i))
	}
	for _, s := range []struct{ style, css string }{
		{arrowAdded, "stroke:#2a2,stroke-width:2px"}, {arrowRemoved, "stroke:#888"}, {arrowBreaks, "stroke:#b80,stroke-width:2px"}, {arrowBroken, "stroke:#c00,stroke-width:3px"},
	} {
		if len(styled[s.style]) > 0 {
			fmt.Fprintf(&b, "  linkStyle %s %s\n", strings.Join(styled[s.style], ","), s.css)
		}
	}
	for _, c := range []struct{ class, css string }{
		{"added", "stroke:#2a2,stroke-width:2px"}, {"removed", "stroke:#888,stroke-dasharray:4"}, {"changed", "stroke:#b80,stroke-width:2px"},
	} {
		if len(classes[c.class]) > 0 {
			fmt.Fprintf(&b, "  classDef %s %s\n  class %s %s\n", c.class, c.css, strings.Join(classes[c.class], ","), c.class)
		}
	}
	return b.String()
}

// sharedFolder returns the folder in which all of the others lie, with a final slash; "" if that is the policy's.
func sharedFolder(dirs []string) string {
	common := dirs[0][:strings.LastIndexByte(dirs[0], '/')+1]
	for _, dir := range dirs {
		for !strings.HasPrefix(dir, common) {
			common = common[:strings.LastIndexByte(strings.TrimSuffix(common, "/"), '/')+1]
		}
	}
	return common
}
