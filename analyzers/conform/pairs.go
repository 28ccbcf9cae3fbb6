package conform

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// pairing finds for each declaration of the template the one of the package.
type pairing struct {
	c        *comparer
	ofT, ofP []int // by declaration: the other one, -1 for none
}

func (c *comparer) declarations() *pairing {
	p := &pairing{c: c, ofT: filled(len(c.t.Decls)), ofP: filled(len(c.p.Decls))}
	c.siblings()
	rounds := []func(t, q int) int{p.byExportedName, p.byShape, p.byName, p.byLikeness}
	for _, score := range rounds {
		for _, methods := range []bool{false, true} { // of types that have their counterpart by then
			p.round(methods, score)
		}
	}
	p.holes()
	for _, score := range rounds { // once more, for methods of types that were found late
		p.round(true, score)
	}
	return p
}

func filled(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// siblings binds names of the template's other packages to those that are called alike.
func (c *comparer) siblings() {
	byName := map[string]int{}
	for i := range c.p.Objects {
		if o := &c.p.Objects[i]; c.p.rels[i] != "" {
			byName[c.p.rels[i]+" "+o.What+" "+o.Symbol.Name] = i
		}
	}
	for i := range c.t.Objects {
		if c.t.rels[i] == "" {
			continue
		}
		if j, ok := byName[c.t.rels[i]+" "+c.t.Objects[i].What+" "+c.t.spells[i]]; ok && c.g.ofP[j] == 0 {
			c.g.bind(i, j)
		}
	}
}

// round pairs what a way of scoring joins, the best first.
func (p *pairing) round(methods bool, score func(t, q int) int) {
	type candidate struct{ t, q, score int }
	var all []candidate
	for t := range p.c.t.Decls {
		if p.ofT[t] >= 0 || (p.c.t.Decls[t].Kind == "method") != methods {
			continue
		}
		for q := range p.c.p.Decls {
			if p.ofP[q] >= 0 || !p.comparable(t, q) {
				continue
			}
			p.c.left--
			if s := score(t, q); s > 0 {
				all = append(all, candidate{t, q, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	for _, x := range all {
		if p.ofT[x.t] < 0 && p.ofP[x.q] < 0 && p.comparable(x.t, x.q) {
			p.join(x.t, x.q)
		}
	}
}

// comparable reports whether two declarations could correspond at all.
func (p *pairing) comparable(t, q int) bool {
	td, qd := &p.c.t.Decls[t], &p.c.p.Decls[q]
	if td.Kind != qd.Kind || td.Test != qd.Test || (td.Name == "_") != (qd.Name == "_") || exported(td.Name) != exported(qd.Name) {
		return false
	}
	if td.Test && td.Kind == "func" && testPrefix(td.Name) != testPrefix(qd.Name) {
		return false
	}
	if td.Kind == "method" && exported(td.Name) && td.Name != qd.Name {
		return false
	}
	if td.Kind == "method" && !p.sameReceiver(t, q) {
		return false
	}
	if td.Obj == 0 || qd.Obj == 0 {
		return td.Obj == qd.Obj
	}
	bt, bq := p.c.g.ofT[td.Obj-1], p.c.g.ofP[qd.Obj-1]
	return bt == 0 && bq == 0 || bt == int32(qd.Obj)
}

// testPrefix returns what makes a function of a test file run.
func testPrefix(name string) string {
	for _, p := range []string{"TestMain", "Test", "Benchmark", "Fuzz", "Example"} {
		if strings.HasPrefix(name, p) {
			return p
		}
	}
	return ""
}

func (p *pairing) sameReceiver(t, q int) bool {
	for i := range p.c.t.Decls {
		if d := &p.c.t.Decls[i]; d.Kind == "type" && d.Name == p.c.t.Decls[t].Recv {
			j := p.ofT[i]
			return j >= 0 && p.c.p.Decls[j].Name == p.c.p.Decls[q].Recv
		}
	}
	return false
}

func (p *pairing) alike(t, q int) bool {
	name := p.c.t.Decls[t].Name
	return name != "_" && (Spell(name, p.c.s.Values) == p.c.p.Decls[q].Name || len(Placed(name)) > 0 && Fits(name, p.c.p.Decls[q].Name, p.c.s.Values))
}

func (p *pairing) byExportedName(t, q int) int {
	if p.alike(t, q) && (exported(p.c.t.Decls[t].Name) || p.byShape(t, q) > 0) {
		return p.byName(t, q)
	}
	return 0
}

// byName scores declarations that are called alike: a placeholder may fit several, of which the one that resembles the
// template's is meant.
func (p *pairing) byName(t, q int) int {
	td, qd := &p.c.t.Decls[t], &p.c.p.Decls[q]
	if !p.alike(t, q) {
		return 0
	}
	score := 1
	if Spell(td.Name, p.c.s.Values) == qd.Name {
		score += 10
	}
	if td.Kind == "type" {
		a, b := p.c.t.second(td.Root), p.c.p.second(qd.Root)
		if p.c.t.Nodes[a].Kind == p.c.p.Nodes[b].Kind {
			score += 50
		}
	}
	return score + 100*p.byShape(t, q)
}

func (p *pairing) byShape(t, q int) int {
	if p.c.t.shape[p.c.t.Decls[t].Root] == p.c.p.shape[p.c.p.Decls[q].Root] {
		return 1
	}
	return 0
}

// byLikeness scores how much two declarations have in common: 0 if that is not enough to call one the other.
func (p *pairing) byLikeness(t, q int) int {
	a, b := p.c.t.Decls[t].Root, p.c.p.Decls[q].Root
	if p.c.r.declares(p.c.t.view, t) {
		return 0 // a type hole has nothing in common with anything
	}
	score := 0
	if p.c.t.Decls[t].Kind == "func" || p.c.t.Decls[t].Kind == "method" {
		if p.c.header(a) == p.c.headerOf(p.c.p, b) {
			score = 30
		}
	}
	common, total := p.c.common(a, b)
	if total > 0 {
		score += 100 * common / total
	}
	least := 60
	if len(Placed(p.c.t.Decls[t].Name)) > 0 {
		least = 100 // it would have to be called otherwise, too
	}
	if score < least {
		return 0
	}
	return score
}

// declares reports whether a declaration is that of a type hole.
func (r *Record) declares(v view, decl int) bool {
	d := &v.Decls[decl]
	return d.Kind == "type" && r.isTypeHole(v, v.second(d.Root))
}

// opens reports whether a declaration is that of a type with a hole, for itself or for fields.
func (r *Record) opens(v view, decl int) bool {
	d := &v.Decls[decl]
	return d.Kind == "type" && r.hasFieldHole(v, v.second(d.Root))
}

func (c *comparer) header(root int) uint64 { return c.headerOf(c.t, root) }

// headerOf returns a hash of all of a function but its body.
func (c *comparer) headerOf(s *side, root int) uint64 {
	h := mix(offset64, s.Nodes[root].Text)
	for child := range s.children(root) {
		if s.Nodes[child].Kind != inventory.NodeBlock {
			h = mixInt(h, s.shape[child])
		}
	}
	return h
}

// common counts the nodes that two trees have in common by their shapes, and half of all of them.
func (c *comparer) common(t, p int) (common, total int) {
	counts := map[uint64]int{}
	nt, np := c.t.Nodes[t].Size, c.p.Nodes[p].Size
	for i := t; i < t+nt; i++ {
		counts[c.t.shape[i]]++
	}
	for i := p; i < p+np; i++ {
		if counts[c.p.shape[i]] > 0 {
			counts[c.p.shape[i]]--
			common++
		}
	}
	c.left -= (nt + np) / 4
	return common, max(nt, 1)
}

// holes pairs type holes that nothing led to with types that nothing led to, in their order.
func (p *pairing) holes() {
	for t := range p.c.t.Decls {
		if p.ofT[t] >= 0 || !p.c.r.declares(p.c.t.view, t) {
			continue
		}
		for q := range p.c.p.Decls {
			if p.ofP[q] < 0 && p.comparable(t, q) && exported(p.c.p.Decls[q].Name) {
				p.join(t, q)
				break
			}
		}
	}
}
