package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A picture in a comment is for a glance: what is beyond these bounds is counted.
const (
	mermaidNodes = 60
	mermaidEdges = 120
	mermaidLabel = 100 // bytes of a label
)

// drawnEdge is an arrow: all new findings about one dependency.
type drawnEdge struct {
	Edge
	rules []string
	error bool // one of them is an error
}

// chart is a picture in the making.
type chart struct {
	number           map[string]int // name of a package or group -> its number
	names            []string
	arrows           []string
	errors, warnings []string // numbers of the arrows
	left             int      // arrows that do not fit
}

// mermaid draws the packages and dependencies that new findings are about as a Mermaid flowchart. It returns "" if no
// finding is about a dependency, and how many arrows do not fit.
func mermaid(d *Document) (text string, left int) {
	c := &chart{number: map[string]int{}}
	for _, e := range drawnEdges(d) {
		c.arrow(e)
	}
	if len(c.arrows) == 0 {
		return "", c.left
	}
	lines := slices.Concat([]string{"flowchart LR"}, c.nodes(alone(d)), c.arrows)
	if len(c.errors) > 0 {
		lines = append(lines, "  linkStyle "+strings.Join(c.errors, ",")+" stroke:#c00,stroke-width:2px")
	}
	if len(c.warnings) > 0 {
		lines = append(lines, "  linkStyle "+strings.Join(c.warnings, ",")+" stroke:#b80,stroke-dasharray:4")
	}
	return strings.Join(lines, "\n") + "\n", c.left
}

// node returns the number of a name. It is not ok if there is no room.
func (c *chart) node(name string) (n int, ok bool) {
	n, ok = c.number[name]
	if !ok && len(c.names) < mermaidNodes {
		n, ok = len(c.names), true
		c.number[name], c.names = n, append(c.names, name)
	}
	return n, ok
}

func (c *chart) arrow(e *drawnEdge) {
	before := len(c.names)
	from, ok1 := c.node(e.From)
	to, ok2 := c.node(e.To)
	if !ok1 || !ok2 || len(c.arrows) == mermaidEdges {
		for _, name := range c.names[before:] {
			delete(c.number, name)
		}
		c.names = c.names[:before]
		c.left++
		return
	}
	style := &c.warnings
	if e.error {
		style = &c.errors
	}
	*style = append(*style, strconv.Itoa(len(c.arrows)))
	c.arrows = append(c.arrows, fmt.Sprintf("  n%d -->|\"%s\"| n%d", from, mermaidText(strings.Join(e.rules, ", ")), to))
}

// nodes returns the lines of the boxes. Those that findings are about by themselves name the rules and are framed.
func (c *chart) nodes(alone map[string][]string) []string {
	for _, name := range slices.Sorted(maps.Keys(alone)) {
		c.node(name)
	}
	common := commonPath(c.names)
	var lines []string
	framed := ""
	for i, name := range c.names {
		label := mermaidText(strings.TrimPrefix(name, common))
		if rules := alone[name]; len(rules) > 0 {
			label += "<br/>" + mermaidText(strings.Join(rules, ", "))
			framed += fmt.Sprintf(",n%d", i)
		}
		lines = append(lines, fmt.Sprintf("  n%d[\"%s\"]", i, label))
	}
	if framed != "" {
		lines = append(lines, "  classDef broken stroke:#c00,stroke-width:2px", "  class "+framed[1:]+" broken")
	}
	return lines
}

// alone returns, for each package that new findings are about without a dependency, the rules.
func alone(d *Document) map[string][]string {
	out := map[string][]string{}
	for _, f := range d.Findings {
		if f.Status == StatusNew && f.Package != "" && len(f.Edges) == 0 && !slices.Contains(out[f.Package], f.Rule) {
			out[f.Package] = append(out[f.Package], f.Rule)
		}
	}
	for _, rules := range out {
		slices.Sort(rules)
	}
	return out
}

// drawnEdges joins what new findings say of each dependency, the gravest first.
func drawnEdges(d *Document) []*drawnEdge {
	known := map[Edge]*drawnEdge{}
	var list []*drawnEdge
	for _, f := range d.Findings {
		if f.Status != StatusNew {
			continue
		}
		for _, e := range f.Edges {
			x := known[e]
			if x == nil {
				x = &drawnEdge{Edge: e}
				known[e], list = x, append(list, x)
			}
			if !slices.Contains(x.rules, f.Rule) {
				x.rules = append(x.rules, f.Rule)
			}
			x.error = x.error || f.Level == "error"
		}
	}
	grade := func(e *drawnEdge) int {
		if e.error {
			return 0
		}
		return 1
	}
	slices.SortFunc(list, func(a, b *drawnEdge) int {
		return cmp.Or(cmp.Compare(grade(a), grade(b)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	for _, e := range list {
		slices.Sort(e.rules)
	}
	return list
}

// mermaidText returns a text as it may stand in a quoted label: only letters, digits and what paths are made of stand
// for themselves, all else is its number, which Mermaid shows as the character.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch {
		case b.Len() > mermaidLabel:
			return b.String() + "..."
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(" ./_-,", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// commonPath returns the folders that most names start with, all in one host or module, "" or with a final slash: labels
// can do without.
func commonPath(names []string) string {
	byFirst := map[string][]string{}
	var most []string
	for _, name := range names {
		first, _, isPath := strings.Cut(name, "/")
		if !isPath {
			continue
		}
		byFirst[first] = append(byFirst[first], name)
		if len(byFirst[first]) > len(most) {
			most = byFirst[first]
		}
	}
	if len(most) < 2 {
		return ""
	}
	common := most[0][:strings.LastIndexByte(most[0], '/')+1]
	for _, name := range most[1:] {
		for !strings.HasPrefix(name, common) {
			common = common[:strings.LastIndexByte(strings.TrimSuffix(common, "/"), '/')+1]
		}
	}
	return common
}
