package draw

import (
	"fmt"
	"strings"
)

// tellNode says in words what a node is.
func (d *drawing) tellNode(v int) string {
	n := &d.nodes[v]
	s := d.label(v) + "\n" + visible(n.Kind)
	if n.Tag != "" {
		s += ", " + visible(n.Tag)
	}
	if len(d.children[v]) > 0 {
		s += ", " + d.note(v)
	}
	if n.File != "" {
		s += "\n" + visible(n.File)
		if n.Line > 0 {
			s += fmt.Sprintf(":%d", n.Line)
		}
	}
	return s
}

// tell says in words what a line stands for.
func (d *drawing) tell(b bundle) string {
	const most = 12
	var s strings.Builder
	fmt.Fprintf(&s, "%s → %s", d.label(b.a), d.label(b.b))
	for i, e := range b.edges {
		if i == most {
			fmt.Fprintf(&s, "\nand %d more", len(b.edges)-most)
			break
		}
		s.WriteByte('\n')
		s.WriteString(d.tellEdge(e))
	}
	return s.String()
}

func (d *drawing) tellEdge(i int) string {
	e := &d.edges[i]
	parts := []string{fmt.Sprintf("%s %s %s", d.label(d.from[i]), visible(e.Kind), d.label(d.to[i]))}
	if e.In != "" || e.Out != "" {
		parts = append(parts, strings.TrimSpace(visible(e.In)+" → "+visible(e.Out)))
	}
	if len(e.Errors) > 0 {
		parts = append(parts, "fails with "+visible(strings.Join(e.Errors, ", ")))
	}
	switch status(*e) {
	case 2:
		parts = append(parts, "breaks "+visible(e.Rule))
	case 1:
		parts = append(parts, "breaks "+visible(e.Rule)+" (baselined)")
	}
	if len(e.Positions) > 0 {
		parts = append(parts, visible(e.Positions[0]))
	}
	return strings.Join(parts, ", ")
}
