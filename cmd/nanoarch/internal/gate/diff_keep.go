package gate

import (
	"context"
	"slices"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// key stands for all that the comparison depends on, zero if that cannot be told.
func (d *diff) key() source.Key {
	k := outcomeKey(d.head.state)
	if k == (source.Key{}) || d.base.state == (source.Key{}) {
		return source.Key{}
	}
	return source.KeyOf("diff", k.String(), d.base.state.String(), d.base.opt.Revision, d.head.opt.Revision)
}

// file names the file of the document in the cache.
func (d *diff) file() string { return "diff-" + d.key().String() }

// recall returns the document of an earlier comparison, if nothing has changed since.
func (d *diff) recall(ctx context.Context) ([]byte, bool) {
	if h := d.head; h.commit == nil {
		if d.open(ctx, h) != nil {
			return nil, false
		}
		h.state = h.view.Remember(d.cache)
	}
	b, ok := d.cache.File(d.file())
	if !ok || d.key() == (source.Key{}) {
		return nil, false
	}
	var text string
	var folders []string
	c := flat{read: true, text: string(b)}
	c.string(&text)
	listOf(&c, &folders, c.string)
	if c.bad || slices.ContainsFunc(folders, func(f string) bool { return !isFolder(f) }) {
		return nil, false
	}
	if d.head.commit == nil {
		d.head.view.Refresh(d.cache)
	}
	return []byte(text), true
}

// keep stores what was read, the outcomes of both sides, and the document if all could be told.
func (d *diff) keep(document []byte) {
	for _, s := range []*side{d.base, d.head} {
		if s.view != nil && s.opened != nil && s.opt.foreign == nil {
			s.state = s.view.Keep(d.cache)
			k := outcomeKey(s.state)
			s.keepAs(k, &s.opt)
			if s.commit == nil {
				s.loaded.Keep()
			} else {
				s.keepUnits(k) // nobody compares with what lay on disk once
			}
		}
	}
	d.cache.Save()
	if len(d.base.Errors)+len(d.head.Errors) > 0 || d.key() == (source.Key{}) || d.head.Policy == nil || len(d.head.Policy.Members())+len(d.base.Policy.Members()) > 0 {
		return
	}
	text := string(document)
	folders := slices.Concat(d.base.folders, d.head.folders)
	c := flat{}
	c.string(&text)
	listOf(&c, &folders, c.string)
	d.cache.SetFile(d.file(), c.out)
}

// savedUnits is what a run saw, for one that compares it with another.
type savedUnits struct {
	State    string // of module files and reading context
	Policy   string // hash
	Baseline string // key of what it says
	Units    string // encoded
}

func (s *savedUnits) code(c *flat) {
	for _, text := range []*string{&s.State, &s.Policy, &s.Baseline, &s.Units} {
		c.string(text)
	}
}

func unitsFile(k source.Key) string { return "units-" + k.String() }

// keepUnits stores what the run saw under the key of its outcome.
func (r *Result) keepUnits(k source.Key) {
	p := r.opened
	if r.watch == nil || p == nil || len(r.Errors) > 0 || k == (source.Key{}) {
		return
	}
	s := savedUnits{State: p.State.String(), Policy: r.Policy.Hash() + r.templates.Key(), Baseline: baselineKey(r.baseline), Units: string(source.EncodeRecorded(p.seen(p.Recorded(), r.watch)))}
	c := flat{}
	s.code(&c)
	r.cache.SetFile(unitsFile(k), c.out)
}

// recallUnits returns what the run saw whose outcome has that key.
func (r *Result) recallUnits(k source.Key) (s savedUnits, units []source.Recorded, ok bool) {
	b, ok := r.cache.File(unitsFile(k))
	if !ok {
		return s, nil, false
	}
	c := flat{read: true, text: string(b)}
	s.code(&c)
	units, ok = source.DecodeRecorded([]byte(s.Units))
	return s, units, ok && !c.bad
}

// baselineKey stands for what a baseline says.
func baselineKey(s baseline.Set) string {
	var parts []string
	for _, dir := range s.Dirs() {
		parts = append(parts, dir, string(baseline.Format(s[dir])))
	}
	return source.KeyOf(parts...).String()
}
