package gate

import (
	"strconv"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// failing gathers, while units are judged one by one, what the rule failures asks of the whole program, and keeps it by
// the units' states: a unit that did not change is not read again for it. The methods of a nil failing do nothing.
type failing struct {
	asked map[*inventory.Package]bool
	cache *source.Cache
	key   string

	mu   sync.Mutex
	kept map[*inventory.Package]*inventory.Package
}

// newFailing returns nil if nothing is asked.
func newFailing(p *program.Program, cache *source.Cache) *failing {
	asked := p.AsksFailures()
	if asked == nil {
		return nil
	}
	version := ""
	for _, s := range failingSections {
		version += strconv.Itoa(s.Version()) + " "
	}
	return &failing{asked: asked, cache: cache, key: source.KeyOf("failing 2", version).String(), kept: make(map[*inventory.Package]*inventory.Package, len(asked))}
}

// failingSections are those of subject.FailureSections: what is kept depends on how they are read.
var failingSections = []inventory.Section{inventory.SectionDecls, inventory.SectionCalls, inventory.SectionErrors}

func (f *failing) sections(u *inventory.Package) inventory.Section {
	if f == nil || !f.asked[u] {
		return 0
	}
	return subject.FailureSections
}

// keep takes what is asked of a unit from its record.
func (f *failing) keep(u *inventory.Package, state source.Key) {
	if f == nil || !f.asked[u] || u.Problem.Message != "" || !u.Has(subject.FailureSections) {
		return
	}
	r := program.FailingOf(u)
	f.add(u, r)
	if state == (source.Key{}) {
		return
	}
	c := flat{}
	c.flows(r)
	f.cache.Put(source.KeyOf(f.key, state.String()), c.out, true)
}

// recall reports whether nothing is asked of a unit, or what is asked was kept in that state.
func (f *failing) recall(u *inventory.Package, state source.Key) bool {
	if f == nil || !f.asked[u] {
		return true
	}
	b, ok := f.cache.Get(source.KeyOf(f.key, state.String()))
	if !ok {
		return false
	}
	r := &inventory.Package{Dir: u.Dir, ImportPath: u.ImportPath, Name: u.Name, Files: u.Files}
	c := flat{read: true, text: string(b)}
	if c.flows(r); c.bad {
		return false
	}
	f.add(u, r)
	return true
}

func (f *failing) add(u, r *inventory.Package) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kept[u] = r
}

// records returns what was kept.
func (f *failing) records() map[*inventory.Package]*inventory.Package {
	if f == nil {
		return nil
	}
	return f.kept
}
