package change

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// moves is what stands elsewhere than before.
type moves struct {
	files map[string]string // slash paths, base to head
	dirs  map[string]string // packages, base to head
	paths translation       // import paths, base to head
}

// findMoves pairs files that are on one side only by their content, packages by their files, and units by both. It sees
// nothing else of what a move is, so a finding that goes with a file is never more than the one that was there.
func (c *comparison) findMoves() {
	gone, come := c.files(c.Base.Units, c.head.byKey), c.files(c.Head.Units, c.base.byKey)
	c.moves.files = c.pairFiles(gone, come)
	c.moves.dirs = c.pairDirs()
	c.pairUnits()
	c.moves.paths = translation{}
	for _, p := range c.pairs {
		if p.base != nil && p.head != nil && p.base.ImportPath != p.head.ImportPath {
			c.moves.paths.add(p.base.ImportPath, p.head.ImportPath)
		}
	}
	c.moves.paths.sort()
}

// lone is a file that the other side does not have.
type lone struct {
	name, hash string
	lines      map[string]int // how often each line is there, nil until somebody asks
}

// files lists the files of units that the other side's unit of the same name does not have, sorted.
func (c *comparison) files(units []*Unit, other map[unitKey]*Unit) []*lone {
	var out []*lone
	for _, u := range units {
		o := other[unitKey{u.Dir, u.Name}]
		for i := range u.Files {
			f := &u.Files[i]
			if o == nil || !slices.ContainsFunc(o.Files, func(x inventory.File) bool { return x.Name == f.Name }) {
				out = append(out, &lone{name: fileOf(u.Package, f), hash: f.Hash})
			}
		}
	}
	slices.SortFunc(out, func(a, b *lone) int { return strings.Compare(a.name, b.name) })
	return slices.CompactFunc(out, func(a, b *lone) bool { return a.name == b.name })
}

// maxAlike bounds how many pairs of files are compared line by line, and likeness is how much of the longer one must be in
// the other: the same as git's.
const (
	maxAlike = 100_000
	likeness = 0.5
)

// pairFiles pairs files of equal content first, then the most alike ones.
func (c *comparison) pairFiles(gone, come []*lone) map[string]string {
	out, taken := map[string]string{}, map[string]bool{}
	pair := func(a, b *lone) {
		if out[a.name] == "" && !taken[b.name] {
			out[a.name], taken[b.name] = b.name, true
		}
	}
	byHash := map[string][]*lone{}
	for _, b := range come {
		byHash[b.hash] = append(byHash[b.hash], b)
	}
	for _, sameName := range []bool{true, false} {
		for _, a := range gone {
			for _, b := range byHash[a.hash] {
				if !sameName || path.Base(a.name) == path.Base(b.name) {
					pair(a, b)
				}
			}
		}
	}
	gone = slices.DeleteFunc(gone, func(a *lone) bool { return out[a.name] != "" })
	come = slices.DeleteFunc(come, func(b *lone) bool { return taken[b.name] })
	if len(gone)*len(come) > maxAlike {
		return out
	}
	for _, x := range c.alike(gone, come) {
		pair(x.from, x.to)
	}
	return out
}

type alike struct {
	from, to *lone
	score    float64
}

// alike compares all files with each other, the most alike first.
func (c *comparison) alike(gone, come []*lone) []alike {
	var out []alike
	for _, a := range gone {
		for _, b := range come {
			if strings.HasSuffix(a.name, "_test.go") != strings.HasSuffix(b.name, "_test.go") {
				continue
			}
			if s := overlap(a.read(c.Base.Read), b.read(c.Head.Read)); s >= likeness {
				out = append(out, alike{a, b, s})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y alike) int {
		same := func(x alike) int {
			if path.Base(x.from.name) == path.Base(x.to.name) {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(y.score, x.score), same(x)-same(y))
	})
	return out
}

// read returns the lines of a file that say something of their own: not those of braces alone, nor the import lines and the
// package clause, which a move changes.
func (f *lone) read(content func(string) ([]byte, error)) map[string]int {
	if f.lines != nil {
		return f.lines
	}
	f.lines = map[string]int{}
	b, err := content(f.name)
	if err != nil {
		return f.lines
	}
	for line := range bytes.Lines(b) {
		line = bytes.TrimSpace(line)
		if len(line) > 2 && !bytes.HasPrefix(line, []byte("package ")) && line[len(line)-1] != '"' {
			f.lines[string(line)]++
		}
	}
	return f.lines
}

// overlap returns how much of the longer of two files is in the other.
func overlap(a, b map[string]int) float64 {
	na, nb, both := 0, 0, 0
	for line, n := range a {
		na += n
		both += min(n, b[line])
	}
	for _, n := range b {
		nb += n
	}
	if max(na, nb) == 0 {
		return 0
	}
	return float64(both) / float64(max(na, nb))
}

// pairDirs finds the folders that packages moved to: the folder is gone, another has come, and half of the files went there.
func (c *comparison) pairDirs() map[string]string {
	moved, files := map[[2]string]int{}, map[string]int{}
	for from, to := range c.moves.files {
		a, b := path.Dir(from), path.Dir(to)
		if a != b && c.head.byDir[a] == nil && c.base.byDir[b] == nil {
			moved[[2]string{a, b}]++
		}
	}
	for dir, units := range c.base.byDir {
		for _, u := range units {
			files[dir] += len(u.Files)
		}
	}
	pairs := slices.SortedFunc(maps.Keys(moved), func(a, b [2]string) int {
		return cmp.Or(moved[b]-moved[a], strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]))
	})
	out, taken := map[string]string{}, map[string]bool{}
	for _, p := range pairs {
		if out[p[0]] == "" && !taken[p[1]] && 2*moved[p] >= files[p[0]] {
			out[p[0]], taken[p[1]] = p[1], true
		}
	}
	return out
}

// pairUnits pairs the units of both sides by folder and name, those of packages that moved by what they are.
func (c *comparison) pairUnits() {
	paired := map[*Unit]bool{}
	for _, b := range c.Base.Units {
		h := c.movedUnit(b, cmp.Or(c.moves.dirs[b.Dir], b.Dir))
		if paired[h] {
			h = nil
		}
		c.pairs = append(c.pairs, pair{b, h})
		paired[h] = h != nil
	}
	for _, h := range c.Head.Units {
		if !paired[h] {
			c.pairs = append(c.pairs, pair{nil, h})
		}
	}
	for _, p := range c.pairs {
		changed := p.base == nil || p.head == nil || !slices.EqualFunc(p.base.Files, p.head.Files, sameFile)
		for _, u := range []*Unit{p.base, p.head} {
			if u != nil {
				u.changed = changed
			}
		}
	}
	slices.SortStableFunc(c.pairs, func(x, y pair) int { return compareUnits(cmp.Or(x.head, x.base), cmp.Or(y.head, y.base)) })
}

func sameFile(a, b inventory.File) bool { return a.Name == b.Name && a.Hash == b.Hash }

// movedUnit finds a unit in the folder that its package moved to: of the same name, else the only one of its kind.
func (c *comparison) movedUnit(b *Unit, to string) *Unit {
	if h := c.head.byKey[unitKey{to, b.Name}]; h != nil {
		return h
	}
	var found []*Unit
	for _, h := range c.head.byDir[to] {
		if to == b.Dir && c.base.byKey[unitKey{to, h.Name}] != nil {
			continue // it has a counterpart of its own
		}
		if (h.TestOf == "") == (b.TestOf == "") {
			found = append(found, h)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}
