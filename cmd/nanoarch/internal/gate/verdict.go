package gate

import (
	"os"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// savedFinding is a finding as it is kept between runs: units are numbers in a table, from 1; 0 is none.
type savedFinding struct {
	subject.Finding
	Package int
	Related []savedRelated
}

type savedRelated struct {
	subject.Related
	Package int
}

// unitTable numbers the units that findings speak of.
type unitTable struct {
	units []*inventory.Package
	index map[*inventory.Package]int
}

func (t *unitTable) number(u *inventory.Package) int {
	if u == nil {
		return 0
	}
	if t.index == nil {
		t.index = map[*inventory.Package]int{}
	}
	n, ok := t.index[u]
	if !ok {
		t.units = append(t.units, u)
		n = len(t.units)
		t.index[u] = n
	}
	return n
}

func (t *unitTable) unit(n int) *inventory.Package {
	if n <= 0 || n > len(t.units) {
		return nil
	}
	return t.units[n-1]
}

func (t *unitTable) save(found []*subject.Finding) []savedFinding {
	out := make([]savedFinding, 0, len(found))
	for _, f := range found {
		s := savedFinding{Finding: *f, Package: t.number(f.Package)}
		s.Finding.Package, s.Finding.Related = nil, nil
		for _, r := range f.Related {
			sr := savedRelated{Related: r, Package: t.number(r.Package)}
			sr.Related.Package = nil
			s.Related = append(s.Related, sr)
		}
		out = append(out, s)
	}
	return out
}

func (t *unitTable) restore(saved []savedFinding) []*subject.Finding {
	var out []*subject.Finding
	for i := range saved {
		f := saved[i].Finding
		f.Package = t.unit(saved[i].Package)
		for _, r := range saved[i].Related {
			r.Related.Package = t.unit(r.Package)
			f.Related = append(f.Related, r.Related)
		}
		out = append(out, &f)
	}
	return out
}

// encodeFindings writes what package rules found in a unit; it is not ok if that speaks of other units.
func encodeFindings(found []*subject.Finding, u *inventory.Package) ([]byte, bool) {
	t := unitTable{}
	t.number(u)
	saved := t.save(found)
	c := flat{}
	listOf(&c, &saved, c.finding)
	return c.out, len(t.units) == 1
}

func decodeFindings(b []byte, u *inventory.Package) ([]*subject.Finding, bool) {
	var saved []savedFinding
	c := flat{read: true, text: string(b)}
	if listOf(&c, &saved, c.finding); c.bad {
		return nil, false
	}
	t := unitTable{units: []*inventory.Package{u}}
	return t.restore(saved), true
}

func encodeStates(states []source.Key) []byte {
	out := make([]byte, 0, len(states)*len(source.Key{}))
	for _, k := range states {
		out = append(out, k[:]...)
	}
	return out
}

func decodeStates(b []byte, ok bool) map[source.Key]bool {
	if !ok {
		return nil
	}
	states := make(map[source.Key]bool, len(b)/len(source.Key{}))
	for k := range slices.Chunk(b, len(source.Key{})) {
		states[source.Key(k)] = true
	}
	return states
}

// savedResult is the outcome of a whole run.
type savedResult struct {
	Findings  []savedFinding
	Waived    []savedFinding
	Baselined []savedFinding
	Entries   []Baselined // of Baselined, without findings
	Rules     []string
	Packages  int
	Dirs      string // joined by newlines
	Folders   []string
	Units     []string // headers
}

// outcomeFile names the file of an outcome in the cache: there is one for each state and choice of rules, with the
// baseline and without.
func outcomeFile(k source.Key, o *Options) string {
	only := slices.Clone(o.Rules)
	slices.Sort(only)
	if o.NoBaseline {
		only = append(only, "no baseline")
	}
	return "outcome-" + k.With(source.KeyOf(only...)).String()
}

// outcomeKey is all that an outcome depends on. The state stands for every file that was looked at.
func outcomeKey(state source.Key) source.Key {
	if state == (source.Key{}) || source.Environment() == (source.Key{}) {
		return source.Key{}
	}
	return source.KeyOf("outcome", state.String(), source.Environment().String())
}

// recall fills the result with the outcome of an earlier run, if nothing that it looked at has changed. The key is zero
// if there is no such outcome.
func (r *Result) recall(view *source.View, o *Options) source.Key {
	k := outcomeKey(view.Remember(r.cache))
	if !r.recallAs(k, o) {
		return source.Key{}
	}
	r.stats.Counters = view.Counters()
	view.Refresh(r.cache)
	return k
}

// recallAs fills the result with the outcome that is kept under a key.
func (r *Result) recallAs(k source.Key, o *Options) bool {
	b, ok := r.cache.File(outcomeFile(k, o))
	if !ok || k == (source.Key{}) {
		return false
	}
	var s savedResult
	c := flat{read: true, text: string(b)}
	if c.result(&s); c.bad || len(s.Entries) != len(s.Baselined) || slices.ContainsFunc(s.Folders, func(f string) bool { return !isFolder(f) }) {
		return false
	}
	var t unitTable
	for _, header := range s.Units {
		u := &inventory.Package{}
		if u.Decode(0, []byte(header)) != nil {
			return false
		}
		t.units = append(t.units, u)
	}
	r.Findings, r.Waived, r.Rules, r.Packages = t.restore(s.Findings), t.restore(s.Waived), s.Rules, s.Packages
	for i, f := range t.restore(s.Baselined) {
		s.Entries[i].Finding = f
	}
	r.Baselined = s.Entries
	r.recalled, r.dirs = true, strings.Split(s.Dirs, "\n")
	return true
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// keep stores the outcome, and returns the key of what was seen. One with errors is not kept: what could not be told may
// be told next time. Nor is one of a policy with members, each of which has files of its own.
func (r *Result) keep(view *source.View, o *Options) source.Key {
	k := outcomeKey(r.save(view))
	r.keepAs(k, o)
	r.keepUnits(k)
	return k
}

// keepAs stores the outcome under a key.
func (r *Result) keepAs(k source.Key, o *Options) {
	if len(r.Errors) > 0 || k == (source.Key{}) || len(r.Policy.Members()) > 0 {
		return
	}
	var t unitTable
	s := savedResult{
		Rules: r.Rules, Packages: r.Packages, Dirs: strings.Join(r.dirs, "\n"), Folders: r.folders,
		Findings: t.save(r.Findings), Waived: t.save(r.Waived), Entries: r.Baselined,
	}
	left := make([]*subject.Finding, 0, len(r.Baselined))
	for _, b := range r.Baselined {
		left = append(left, b.Finding)
	}
	s.Baselined = t.save(left)
	for _, u := range t.units {
		s.Units = append(s.Units, string(u.Encode(0)))
	}
	c := flat{}
	c.result(&s)
	r.cache.SetFile(outcomeFile(k, o), c.out)
}

// save stores what was seen and read for the next run. The key stands for it.
func (r *Result) save(view *source.View) source.Key {
	k := view.Keep(r.cache)
	if r.loaded != nil {
		r.loaded.Keep()
	}
	r.cache.Save()
	return k
}
