package inventory

import "slices"

// joinAnswers joins functions that write answers, or read requests, for edges with what they serve: protocol types come
// in, but nobody is asked. One edge will do that is known to be the edge of a behaviour; else it takes several, since a
// single one may merely wrap the function.
func (d *declReader) joinAnswers(edges []*candidate) {
	answers := map[*candidate]bool{}
	for _, a := range edges {
		if a.of != nil || !d.answers(a) {
			continue
		}
		var users []*candidate
		for _, e := range edges {
			if e != a && !answers[e] && d.uses(e, a) {
				users = append(users, e)
			}
		}
		switch i := slices.IndexFunc(users, func(e *candidate) bool { return e.of != nil }); {
		case i >= 0:
			a.of, answers[a] = users[i].of, true
		case len(users) > 1:
			a.of, answers[a] = users[0], true
		}
	}
}

// answers reports whether a candidate is a function of protocol values that makes no handler and asks no port.
func (d *declReader) answers(c *candidate) bool {
	if c.fn == nil || c.recv != nil || c.Context || d.asksPort(c) {
		return false
	}
	takes := false
	for v := range c.sig.Params().Variables() {
		takes = takes || d.class(v.Type()) == ClassProtocol
	}
	for v := range c.sig.Results().Variables() {
		takes = takes && d.class(v.Type()) != ClassProtocol
	}
	return takes
}

// uses reports whether the code that runs when c does uses the function t.
func (d *declReader) uses(c, t *candidate) bool {
	_, refs := d.closure(c, []*candidate{t})
	return refs[d.index[t.fn]]
}
