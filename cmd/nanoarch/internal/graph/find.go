package graph

import (
	"fmt"
	"slices"
	"strings"
)

// find returns the nodes that a word of the command line means: an ID, the folder of a package, a folder with all below
// it (services/orders/..., or without the dots where no package is in the folder itself), a group, a deployment, a module,
// or a label that is unique. A group means all that is in it.
func (g *Graph) find(word string) (map[string]bool, error) {
	text := strings.TrimSuffix(strings.TrimPrefix(word, "./"), "/")
	for _, means := range []func(n *Node) bool{
		func(n *Node) bool { return n.ID == text },
		func(n *Node) bool { return n.IsPackage() && n.Path() == text },
		func(n *Node) bool { return isBelow(n, text) },
		func(n *Node) bool { return !n.IsPackage() && (n.Path() == text || n.Label == text) },
		func(n *Node) bool { return n.Attrs.Package == text },
		func(n *Node) bool { return isBelow(n, text+"/...") },
	} {
		if found := g.inside(means); len(found) > 0 {
			return found, nil
		}
	}
	var labelled []string
	for i := range g.Nodes {
		if g.Nodes[i].Label == text {
			labelled = append(labelled, g.Nodes[i].ID)
		}
	}
	switch len(labelled) {
	case 0:
		return nil, fmt.Errorf("there is nothing called %q in this view%s", word, g.nearest(text))
	case 1:
		return g.inside(func(n *Node) bool { return n.ID == labelled[0] }), nil
	}
	return nil, fmt.Errorf("%q is the name of several nodes: %s; use one of these", word, strings.Join(labelled, ", "))
}

// isBelow reports whether a package is in a folder that is written with /... behind it.
func isBelow(n *Node, text string) bool {
	folder, ok := strings.CutSuffix(text, "/...")
	return ok && n.IsPackage() && (n.Path() == folder || strings.HasPrefix(n.Path(), folder+"/"))
}

// inside returns the nodes that are meant and all that is in them.
func (g *Graph) inside(means func(*Node) bool) map[string]bool {
	found := map[string]bool{}
	for i := range g.Nodes {
		if means(&g.Nodes[i]) {
			found[g.Nodes[i].ID] = true
		}
	}
	for more := true; more; {
		more = false
		for i := range g.Nodes {
			if n := &g.Nodes[i]; found[n.Parent] && !found[n.ID] {
				found[n.ID], more = true, true
			}
		}
	}
	return found
}

// nearest returns the end of a sentence about a word that means nothing: names that hold it or are held by it.
func (g *Graph) nearest(word string) string {
	var near []string
	last := word[strings.LastIndexByte(word, '/')+1:]
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if last != "" && (strings.Contains(n.Path(), last) || strings.Contains(last, n.Label)) {
			near = append(near, n.Path())
		}
	}
	if near = unique(near); len(near) == 0 {
		return "; name a folder, a group or a node's id, as --format json shows them"
	}
	slices.SortStableFunc(near, func(a, b string) int { return len(a) - len(b) })
	return "; there is " + strings.Join(near[:min(3, len(near))], ", ")
}
