package conform

import "github.com/nanoarch/nanoarch/analyzers/inventory"

// endless reports a wait without an end, behind which the template never goes on.
func (w *watcher) endless(i int, in inside) {
	if in.later || !w.h.runs {
		return
	}
	switch c, n := w.c, &w.c.p.Nodes[i]; n.Kind {
	case inventory.NodeSelectStmt:
		if c.p.Nodes[i+1].Size == 1 {
			w.add(i, "endless", "waits for ever although the template goes on")
		}
	case inventory.NodeFor:
		cond := &c.p.Nodes[c.p.second(i)]
		if (cond.Kind == inventory.NodeNone || cond.Kind == inventory.NodeConst && cond.Text == "true") && !c.leaves(i) {
			w.add(i, "endless", "loops for ever although the template goes on")
		}
	case inventory.NodeLabeled, inventory.NodeBlock:
		if again := c.circle(i); again > 0 {
			w.add(again, "endless", "loops for ever although the template goes on")
		}
	}
}

// leaves reports whether there is any way out of a loop.
func (c *comparer) leaves(loop int) bool {
	x := exit{c: c, first: loop, end: loop + c.p.Nodes[loop].Size}
	if before := loop - 1; before >= 0 && c.p.Nodes[before].Kind == inventory.NodeLabeled {
		x.own = c.p.Nodes[before].Obj
	}
	return x.in(loop, false, false)
}

// circle returns the statement that jumps back to a label of the same list with no way out between, 0 if there is none.
func (c *comparer) circle(at int) int {
	list := []int{at}
	if c.p.Nodes[at].Kind == inventory.NodeBlock {
		list = list[:0]
		for s := range c.p.children(at) {
			list = append(list, s)
		}
	}
	for k, s := range list {
		if c.p.Nodes[s].Kind != inventory.NodeLabeled {
			continue
		}
		for _, last := range list[k:] {
			jump := c.last(last)
			if n := &c.p.Nodes[jump]; n.Kind != inventory.NodeBranch || n.Text != "goto" || n.Obj != c.p.Nodes[s].Obj {
				continue
			}
			if x := (exit{c: c, first: s, end: last + c.p.Nodes[last].Size, own: c.p.Nodes[s].Obj}); !x.among() {
				return jump
			}
		}
	}
	return 0
}

// last returns the statement that is done last in another: that behind a label, and the last of a block.
func (c *comparer) last(s int) int {
	for {
		switch n := &c.p.Nodes[s]; {
		case n.Kind == inventory.NodeLabeled:
			s++
		case n.Kind == inventory.NodeBlock && n.Size > 1:
			for child := range c.p.children(s) {
				s = max(s, child)
			}
		default:
			return s
		}
	}
}

// exit looks for ways out of a range of nodes.
type exit struct {
	c          *comparer
	first, end int
	own        int // the label that starts the range again
}

func (x exit) among() bool {
	for i := x.first; i < x.end; i += x.c.p.Nodes[i].Size {
		if x.in(i, false, false) {
			return true
		}
	}
	return false
}

// in looks in a node; it is told whether a break and a continue without a label stay within the range.
func (x exit) in(i int, breaks, continues bool) bool {
	x.c.left--
	n := &x.c.p.Nodes[i]
	switch n.Kind {
	case inventory.NodeFuncLit:
		return false
	case inventory.NodeReturn:
		return true
	case inventory.NodeBranch:
		return x.jump(n, breaks, continues)
	case inventory.NodeFor, inventory.NodeRange:
		breaks, continues = i != x.first, true // a break leaves the loop that the range is
	case inventory.NodeSwitch, inventory.NodeTypes, inventory.NodeSelectStmt:
		breaks = true
	}
	for child := range x.c.p.children(i) {
		if x.in(child, breaks, continues) {
			return true
		}
	}
	return false
}

func (x exit) jump(n *inventory.FormNode, breaks, continues bool) bool {
	switch {
	case n.Obj == 0:
		return n.Text == "break" && !breaks || n.Text == "continue" && !continues
	case n.Obj == x.own && n.Text != "break":
		return false
	}
	return !x.c.declaresLabel(x.first, x.end, n.Obj)
}
