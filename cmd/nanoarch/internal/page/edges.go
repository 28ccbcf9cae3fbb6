package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// addEdges adds the edges that are not there yet.
func (e *encoder) addEdges(g *graph.Graph) {
	for i := range g.Edges {
		x := &g.Edges[i]
		if e.edge(x) < 0 {
			e.edgeAt[x.ID] = append(e.edgeAt[x.ID], len(e.all))
			e.all = append(e.all, x)
			e.doc.Edges = append(e.doc.Edges, e.encoded(x))
		}
	}
}

// edge returns the number of an edge, -1 if it is not there.
func (e *encoder) edge(x *graph.Edge) int {
	for _, i := range e.edgeAt[x.ID] {
		if y := e.all[i]; x.Status == y.Status && x.Count == y.Count && slices.Equal(x.Positions, y.Positions) {
			return i
		}
	}
	return -1
}

// edges returns the numbers of a view's edges, in order.
func (e *encoder) edges(g *graph.Graph) []int {
	out := make([]int, 0, len(g.Edges))
	for i := range g.Edges {
		out = append(out, e.edge(&g.Edges[i]))
	}
	slices.Sort(out)
	return out
}

// edgeMore is what few edges have.
type edgeMore struct {
	Rule         string `json:"rule,omitempty"`
	Findings     []int  `json:"findings,omitempty"`
	ErrorCount   int    `json:"errorCount,omitempty"`   // if not all are listed
	FailureCount int    `json:"failureCount,omitempty"` // likewise
	PlaceCount   int    `json:"placeCount,omitempty"`   // likewise
	Count        int    `json:"count,omitempty"`
	Remote       bool   `json:"remote,omitempty"`
}

// mostPlaces is how many places of an edge are listed.
const mostPlaces = 30

// encoded writes an edge. Its start is the distance to that of the edge before.
func (e *encoder) encoded(x *graph.Edge) []any {
	more := edgeMore{Rule: x.Rule, Findings: e.found(x.Findings), Count: x.Count, Remote: x.Remote}
	from, to := e.nodeAt[x.From], e.nodeAt[x.To]
	places := e.places(x.Positions[:min(mostPlaces, len(x.Positions))], from)
	if len(x.Positions) > mostPlaces {
		more.PlaceCount = len(x.Positions)
	}
	var imported any = 0
	if x.Import != "" && x.Kind != graph.Imports && x.Kind != graph.Uses { // else it is one of the places
		imported = e.places([]string{x.Import}, from)
	}
	errs := x.Errors
	if len(x.Failures) > 0 {
		errs = nil // they say the same and more
	}
	if len(errs) > e.most {
		more.ErrorCount = len(errs)
		errs = errs[:e.most]
	}
	if len(x.Failures) > e.most {
		more.FailureCount = len(x.Failures)
	}
	start := from - e.last
	e.last = from
	return trimmed([]any{index(edgeKinds, x.Kind), start, to, places, index(statuses, x.Status),
		e.number(x.In), e.number(x.Out), e.number(x.Contract), e.parent(x.Via) + 1, imported, e.failures(x.Failures, to), e.numbers(errs), more})
}

// failures lists what becomes of errors, the worst first, by their numbers.
func (e *encoder) failures(all []graph.Failure, to int) []int {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b graph.Failure) int { return index(fates, a.Fate) - index(fates, b.Fate) })
	out := []int{}
	for _, f := range all[:min(e.most, len(all))] {
		row := trimmed([]any{index(fates, f.Fate), e.number(f.Error), e.place(f.Starts, to), e.numbers(f.Becomes)})
		key := fmt.Sprint(row)
		n, ok := e.fates[key]
		if !ok {
			n = len(e.doc.Failures)
			e.fates[key] = n
			e.doc.Failures = append(e.doc.Failures, row)
		}
		out = append(out, n)
	}
	return out
}

// places writes places: as a number if there is one, in the file in which the node has its own.
func (e *encoder) places(list []string, of int) any {
	out := []int{}
	for _, s := range list {
		out = append(out, e.place(s, of)...)
	}
	if len(out) == 2 && out[0] == 0 {
		return out[1]
	}
	return out
}

// place writes file:line as two numbers. Nothing stands for the file in which a node has its own place.
func (e *encoder) place(s string, of int) []int {
	if s == "" {
		return []int{}
	}
	file, line := s, 0
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		if n, err := strconv.Atoi(s[i+1:]); err == nil {
			file, line = s[:i], n
		}
	}
	if file == e.home[of] {
		return []int{0, line}
	}
	return []int{e.number(file), line}
}
