package draw

import (
	"fmt"
	"strings"
)

// describe says in words what is to be seen.
func (d *drawing) describe(p *Picture, g Graph) {
	p.Title = visible(strings.TrimSpace(g.Title))
	if p.Title == "" {
		p.Title = "Architecture"
	}
	var leaves []int
	groups := 0
	for v := 1; v < len(d.nodes); v++ {
		if len(d.children[v]) > 0 {
			groups++
		} else {
			leaves = append(leaves, v)
		}
	}
	parts := []string{d.count(leaves)}
	if groups > 0 {
		parts[0] += " in " + counted(groups, "group")
	}
	byStatus := [3]int{}
	for _, e := range d.edges {
		byStatus[status(e)]++
	}
	parts = append(parts, counted(len(d.edges), d.edgeWord()))
	if n := byStatus[2]; n > 0 {
		parts = append(parts, broken(n)+" a rule")
	}
	if n := byStatus[1]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d in the baseline", n))
	}
	p.Summary = strings.Join(parts, " · ")
	p.Text = d.account(p.Summary)
	p.Tiers = d.headings(g)
}

// edgeWord is what all edges are, or what they are called together.
func (d *drawing) edgeWord() string {
	words := map[string]string{Calls: "call", Dispatch: "dispatch", Imports: "import"}
	kind := ""
	for _, e := range d.edges {
		if kind == "" {
			kind = e.Kind
		}
		if status(e) == 0 && e.Kind != kind || words[e.Kind] == "" {
			return "edge"
		}
	}
	if w := words[kind]; w != "" && kind != Dispatch {
		return w
	}
	return "edge"
}

func broken(n int) string {
	if n == 1 {
		return "1 breaks"
	}
	return fmt.Sprintf("%d break", n)
}

// account lists the tiers, and every edge that breaks a rule, as far as somebody will want to listen.
func (d *drawing) account(summary string) string {
	const most = 30
	var s strings.Builder
	s.WriteString(summary)
	n := 0
	for i, e := range d.edges {
		if status(e) == 0 {
			continue
		}
		if n++; n > most {
			continue
		}
		s.WriteString("\n")
		s.WriteString(d.tellEdge(i))
	}
	if n > most {
		fmt.Fprintf(&s, "\nand %d more", n-most)
	}
	return s.String()
}

// headings puts the name of each tier over its columns.
func (d *drawing) headings(g Graph) []Tier {
	top := d.plans[0]
	var tiers []Tier
	for t, name := range g.Tiers {
		found := false
		h := Tier{Name: visible(name)}
		for i := range d.children[0] {
			b := &top.boxes[i]
			if b.tier != t {
				continue
			}
			if !found {
				h.Left, h.Right, found = b.x, b.x+b.w, true
			}
			h.Left, h.Right = min(h.Left, b.x), max(h.Right, b.x+b.w)
		}
		if found {
			tiers = append(tiers, h)
		}
	}
	return tiers
}
