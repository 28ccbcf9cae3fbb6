package conform

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// What a difference costs. A statement that resembles the template's was changed; one that does not was put in the place
// of one that is missing.
const (
	costDuty     = 1
	costAlike    = 3
	costMissing  = 4
	costExtra    = 4
	costReplaced = 7
	maxWays      = 6 // ways to the same place that are followed
)

// route is a step of an alignment of two blocks, with the steps before it.
type route struct {
	prev  *route
	cost  int // of all steps
	env   *env
	i, j  int // how many statements of each side are behind
	t, p  int // nodes of the statements of this step, -1 for none
	hole  int // the hole in which p stands, -1 for none
	out   *outcome
	found []duty
	block [2]int // of the last step: the blocks
}

// search looks for the cheapest alignment: the places that cost least are looked at first, and of these the furthest.
type search struct {
	c      *comparer
	ts, ps []int
	queue  [][]*route // by cost, the last is the next
	seen   map[[2]int][]uint64
	block  [2]int
}

// block aligns the statements of two blocks.
func (c *comparer) block(t, p int, e *env) *route {
	key := blockKey{t, p, e.id()}
	if way := c.memo[key]; way != nil {
		return way
	}
	s := search{c: c, ts: slices.Collect(c.t.children(t)), ps: slices.Collect(c.p.children(p)), seen: map[[2]int][]uint64{}, block: [2]int{t, p}}
	way := s.run(e)
	c.memo[key] = way
	return way
}

func (s *search) run(e *env) *route {
	s.push(&route{env: e, t: -1, p: -1, hole: -1})
	for cost := 0; cost < len(s.queue); cost++ {
		for len(s.queue[cost]) > 0 {
			last := len(s.queue[cost]) - 1
			at := s.queue[cost][last]
			s.queue[cost] = s.queue[cost][:last]
			if at.i == len(s.ts) && at.j == len(s.ps) {
				return s.end(at)
			}
			if !s.visit(at) {
				continue
			}
			if s.c.left -= 4; s.c.left < 0 {
				break
			}
			s.step(at)
		}
	}
	return s.end(&route{cost: costReplaced, env: e})
}

func (s *search) end(at *route) *route {
	return &route{prev: at, cost: at.cost, env: at.env, t: -1, p: -1, hole: -1, block: s.block}
}

// visit reports whether a place is new under these names.
func (s *search) visit(at *route) bool {
	key, id := [2]int{at.i, at.j}, at.env.id()
	if ids := s.seen[key]; slices.Contains(ids, id) || len(ids) >= maxWays {
		return false
	}
	s.seen[key] = append(s.seen[key], id)
	return true
}

func (s *search) push(p *route) {
	for len(s.queue) <= p.cost {
		s.queue = append(s.queue, nil)
	}
	s.queue[p.cost] = append(s.queue[p.cost], p)
}

// step tries everything that can come next; what should be tried first is pushed last.
func (s *search) step(at *route) {
	c := s.c
	next := func(di, dj int) *route {
		n := &route{prev: at, cost: at.cost, env: at.env, i: at.i + di, j: at.j + dj, t: -1, p: -1, hole: -1}
		if di > 0 {
			n.t = s.ts[at.i]
		}
		if dj > 0 {
			n.p = s.ps[at.j]
		}
		return n
	}
	hasT, hasP := at.i < len(s.ts), at.j < len(s.ps)
	if hasT && c.r.isStmtHole(c.t.view, s.ts[at.i]) {
		if hasP {
			in := next(0, 1)
			in.hole = s.ts[at.i]
			in.found = c.duties(c.holeAt(in.hole, in.hole+1), in.p, at.env)
			in.cost += costDuty * len(in.found)
			s.push(in)
		}
		s.push(next(1, 0))
		return
	}
	if hasT {
		missing := next(1, 0)
		missing.cost += costMissing
		missing.env = c.forget(missing.t, at.env)
		s.push(missing)
	}
	if hasP { // looked at before missing is, so that of two ways of one cost what is missing comes first
		extra := next(0, 1)
		extra.cost += costExtra
		s.push(extra)
	}
	if hasT && hasP {
		pair := next(1, 1)
		if pair.out = c.pair(pair.t, pair.p, at.env); pair.out != nil {
			pair.cost += pair.out.cost
			pair.env = pair.out.env
			s.push(pair)
		}
	}
}

// forget lets what a missing statement declares be anything.
func (c *comparer) forget(t int, e *env) *env {
	for i := t; i < t+c.t.Nodes[t].Size; i++ {
		n := &c.t.Nodes[i]
		if n.Kind == inventory.NodeBlock {
			break
		}
		if n.Kind == inventory.NodeDef && n.Obj > 0 {
			e = e.bind(n.Obj-1, wild)
		}
	}
	return e
}

// pair compares two statements, nil if they have nothing in common that would make one of them the other.
func (c *comparer) pair(t, p int, e *env) *outcome {
	tk, pk := c.t.Nodes[t].Kind, c.p.Nodes[p].Kind
	if family(tk) != family(pk) {
		return nil
	}
	o := &outcome{env: e}
	c.node(t, p, o)
	if o.changed {
		if tk != pk {
			o.inner = nil
		}
		o.cost += c.difference(t, p)
		o.env = c.forgetUnbound(t, o.env)
	}
	if compound(tk) {
		o.env = c.leave(o.env, e)
	}
	return o
}

// leave drops the names that were declared inside a statement.
func (c *comparer) leave(inside, before *env) *env {
	out := before
	for e := inside; e != nil && e != before; e = e.up {
		if c.t.Objects[e.t].Kind == inventory.ObjectOutside || c.t.Objects[e.t].What == "label" {
			out = out.bind(int(e.t), int(e.p))
		}
	}
	return out
}

// forgetUnbound is forget for a statement that was changed: names that found no counterpart may be anything.
func (c *comparer) forgetUnbound(t int, e *env) *env {
	for i := t; i < t+c.t.Nodes[t].Size; i++ {
		n := &c.t.Nodes[i]
		if n.Kind == inventory.NodeBlock {
			break
		}
		if n.Kind != inventory.NodeDef || n.Obj == 0 {
			continue
		}
		if _, ok := e.ofTemplate(n.Obj - 1); !ok {
			e = e.bind(n.Obj-1, wild)
		}
	}
	return e
}

// compound reports whether names declared in a statement end with it.
func compound(k inventory.NodeKind) bool {
	switch k {
	case inventory.NodeIf, inventory.NodeSwitch, inventory.NodeTypes, inventory.NodeClause, inventory.NodeSelectStmt, inventory.NodeComm,
		inventory.NodeFor, inventory.NodeRange, inventory.NodeLabeled, inventory.NodeBlock:
		return true
	}
	return false
}

// family groups the kinds of statements that can be changed into each other.
func family(k inventory.NodeKind) inventory.NodeKind {
	switch k {
	case inventory.NodeAssign, inventory.NodeDefine, inventory.NodeVar, inventory.NodeIncDec, inventory.NodeExpr, inventory.NodeSend:
		return inventory.NodeAssign
	case inventory.NodeGo, inventory.NodeDefer:
		return inventory.NodeGo
	case inventory.NodeFor, inventory.NodeRange:
		return inventory.NodeFor
	case inventory.NodeSwitch, inventory.NodeTypes:
		return inventory.NodeSwitch
	}
	return k
}

// difference tells how much two statements differ outside their blocks: half of the leaves in common makes them alike.
func (c *comparer) difference(t, p int) int {
	if c.t.Nodes[t].Kind == inventory.NodeReturn {
		return costAlike
	}
	a, b := c.t.leaves(t), c.p.leaves(p)
	common, total := 0, len(a)+len(b)
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			common++
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	if 2*2*common >= total {
		return costAlike
	}
	return costReplaced
}

// leaves returns the hashes of names and constants outside blocks, sorted. Names that may be others count as they are
// spelled.
func (s *side) leaves(i int) []uint64 {
	var out []uint64
	for at := i; at < i+s.Nodes[i].Size; {
		n := &s.Nodes[at]
		switch {
		case n.Kind == inventory.NodeBlock:
			at += n.Size
			continue
		case n.Kind == inventory.NodeConst:
			out = append(out, s.shape[at])
			at += n.Size
			continue
		case n.Obj > 0 && s.keys[n.Obj-1] == "":
			out = append(out, mix(offset64, s.Objects[n.Obj-1].Symbol.Name))
		case n.Obj > 0:
			out = append(out, mix(offset64, s.keys[n.Obj-1]))
		case n.Size == 1:
			out = append(out, s.shape[at])
		}
		at++
	}
	slices.Sort(out)
	return out
}
