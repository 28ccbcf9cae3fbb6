package program

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// ID returns the finding's stable id, see subject.ID.
func ID(f *subject.Finding) string {
	return subject.ID(f.Rule, Path(f), f.Symbol, f.Target)
}

// Path returns the import path of the unit that a finding's id speaks of, "" if it belongs to no single one.
func Path(f *subject.Finding) string {
	if f.Package == nil || f.Shared {
		return ""
	}
	return cmp.Or(f.Package.ImportPath, f.Package.Dir)
}

// Locate returns where a place is: the file's slash path relative to the policy's folder, the line and the column in
// bytes, both from 1.
func Locate(u *inventory.Package, pos inventory.Pos) (file string, line, column int) {
	if pos.File < 0 || pos.File >= len(u.Files) {
		return u.Dir, 0, 0
	}
	f := &u.Files[pos.File]
	line, start := f.Lines.Place(pos.Start)
	return path.Join(u.Dir, f.Name), line, pos.Start + 1 - start
}

// Sort orders findings by file, line, column, rule and id.
func Sort(found []*subject.Finding) {
	type key struct {
		file         string
		line, column int
		id           string
	}
	keys := make(map[*subject.Finding]key, len(found))
	for _, f := range found {
		k := key{f.File, f.Line, f.Column, ID(f)}
		if f.Package != nil && len(f.Positions) > 0 {
			k.file, k.line, k.column = Locate(f.Package, f.Positions[0])
		}
		keys[f] = k
	}
	slices.SortStableFunc(found, func(a, b *subject.Finding) int {
		x, y := keys[a], keys[b]
		return cmp.Or(strings.Compare(x.file, y.file), cmp.Compare(x.line, y.line), cmp.Compare(x.column, y.column),
			strings.Compare(a.Rule, b.Rule), strings.Compare(x.id, y.id))
	})
}
