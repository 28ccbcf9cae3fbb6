package scaffold

import (
	"cmp"
	"go/token"
	"slices"
	"strings"
)

// edit puts a text in the place of some bytes of a file.
type edit struct {
	start, end int
	text       string
}

// inserts is 1 for an edit that replaces nothing: it comes before others at its place.
func (e edit) inserts() int {
	if e.start == e.end {
		return 1
	}
	return 0
}

// edits are what changes in one file.
type edits []edit

func (e *edits) add(f *File, from, to token.Pos, text string) {
	*e = append(*e, edit{f.offset(from), f.offset(to), text})
}

// apply returns the bytes from start to end with the edits that lie inside. An edit inside another one is lost: the outer
// one has said already what stands there.
func (e edits) apply(src []byte, start, end int) string {
	sorted := slices.Clone(e)
	slices.SortStableFunc(sorted, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.inserts(), a.inserts()), cmp.Compare(b.end, a.end))
	})
	var out strings.Builder
	done := start
	for _, x := range sorted {
		if x.start < done || x.end > end {
			continue
		}
		out.Write(src[done:x.start])
		out.WriteString(x.text)
		done = x.end
	}
	out.Write(src[done:end])
	return out.String()
}

func (e edits) whole(src []byte) []byte { return []byte(e.apply(src, 0, len(src))) }
