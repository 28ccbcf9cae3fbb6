package gate

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// Baselined is a finding that an entry of the baseline leaves for later.
type Baselined struct {
	*subject.Finding
	Entry baseline.Entry
	File  string // that holds the entry, a slash path relative to the policy's folder
}

// Account is what the baseline of one policy says, and what it would have to say.
type Account struct {
	Dir    string       // the policy's folder, relative to the root of the run
	Before baseline.Set // as it was read
	Faults []baseline.Fault
	Now    baseline.Set // what occurs and may be left for later
	Held   baseline.Set // what occurs and may not: it is in packages that the policy calls strict
	waived baseline.Set // what comments in the code let through
}

// ReadBaseline reads the baseline of a view: of a tree, a revision or an overlay, whose folder is the policy's.
func ReadBaseline(v *source.View) (baseline.Set, []baseline.Fault) {
	return baseline.Read(baseline.Files{
		List: func(dir string) (files, dirs []string, err error) {
			entries, err := v.ReadDir(dir)
			for _, e := range entries {
				if e.Dir {
					dirs = append(dirs, e.Name)
				} else {
					files = append(files, e.Name)
				}
			}
			return files, dirs, err
		},
		Read: v.ReadFile,
	})
}

// Accounts judges the whole program, whatever its baseline says, and returns the account of the policy and of each
// member's. The errors of the result are those of policy and code; what is wrong with a baseline stands in its account.
func Accounts(ctx context.Context, o Options) (*Result, []*Account, error) {
	o.Rules, o.Patterns, o.accounts = nil, nil, true
	root, view, _, err := o.start(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer view.Close()
	r := &Result{Root: root, cache: o.cache(root)}
	defer r.cache.Close()
	view.Remember(r.cache)
	if err := r.judge(ctx, view, &o); err != nil {
		return nil, nil, err
	}
	r.save(view)
	return r, r.accounts, nil
}

// settle parts what was found by the baseline. whole says that all rules ran.
func (r *Result) settle(view *source.View, o *Options, whole bool) {
	if o.NoBaseline {
		return
	}
	a := &Account{Dir: ".", Now: baseline.Set{}, Held: baseline.Set{}, waived: baseline.Set{}}
	a.Before, a.Faults = ReadBaseline(view)
	r.baseline = a.Before
	for _, f := range r.Findings {
		if dir := home(f); f.Package != nil && (r.Policy.Strict(dir) || r.Policy.Strict(f.Package.Dir)) {
			count(a.Held, f)
		} else {
			count(a.Now, f)
		}
	}
	for _, f := range r.Waived {
		count(a.waived, f)
	}
	if o.accounts {
		r.accounts = append(r.accounts, a)
		return
	}
	r.leave(a)
	whole = whole && len(r.Errors) == 0
	a.strict(r.Policy)
	if whole {
		r.prunable(a)
	}
	for _, f := range a.Faults {
		r.Errors = append(r.Errors, source.Problem{Message: f.Message, File: f.File, Line: f.Line})
	}
}

// home returns the folder under which a baseline keeps the finding.
func home(f *subject.Finding) string {
	if f.Package == nil || f.Shared {
		return "."
	}
	return f.Package.Dir
}

// count adds a finding to what occurs. What is said about the policy is not about code, and cannot be left for later.
func count(s baseline.Set, f *subject.Finding) {
	e := baseline.Entry{ID: program.ID(f), Rule: f.Rule, Package: program.Path(f), Symbol: f.Symbol, Target: f.Target}
	if f.Package == nil || !utf8.ValidString(e.Package+e.Symbol+e.Target) { // TOML could not hold it
		return
	}
	if e.Count = 1; !f.Once {
		e.Count = max(1, len(f.Positions))
	}
	if known, ok := s.Find(home(f), e.ID); ok { // in another unit of the folder
		e.Count += known.Count
	}
	s.Put(home(f), e)
}

// leave takes out what the baseline leaves for later. What occurs more often than its entry says is new again, and says so.
func (r *Result) leave(a *Account) {
	var rest []*subject.Finding
	for _, f := range r.Findings {
		dir := home(f)
		now, may := a.Now.Find(dir, program.ID(f))
		e, listed := a.Before.Cover(dir, now)
		switch {
		case !may || !listed:
			rest = append(rest, f)
		case now.Count <= e.Count:
			r.Baselined = append(r.Baselined, Baselined{f, e, baseline.Name(dir)})
		default:
			more := *f
			more.Message += fmt.Sprintf(" (%d more than the baseline's %d)", now.Count-e.Count, e.Count)
			rest = append(rest, &more)
		}
	}
	r.Findings = rest
}

// strict finds entries of packages that must not have any.
func (a *Account) strict(policy *rules.Policy) {
	for _, dir := range a.Before.Dirs() {
		for _, e := range a.Before[dir] {
			if _, held := a.Held.Find(dir, e.ID); held || policy.Strict(dir) {
				a.Faults = append(a.Faults, baseline.Fault{File: baseline.Name(dir), Line: e.Line,
					Message: fmt.Sprintf("entry %s (%s) leaves for later what [baseline] strict of the policy does not let wait; mend the finding, nanoarch baseline --prune removes the entry", e.ID, e)})
				break // one is enough to tell
			}
		}
	}
}

// prunable finds entries that let through more than there is.
func (r *Result) prunable(a *Account) {
	for _, s := range baseline.FindStale(a.Before, a.Now) {
		file := baseline.Name(s.Dir)
		if s.Home != "" {
			a.Faults = append(a.Faults, baseline.Fault{File: file, Line: s.Entry.Line,
				Message: fmt.Sprintf("entry %s (%s) stands in the wrong file: its package lies in %s; nanoarch baseline --prune moves it", s.Entry.ID, s.Entry, s.Home)})
			continue
		}
		level := r.Policy.Level("baseline", s.Dir)
		if _, held := a.Held.Find(s.Dir, s.Entry.ID); held || r.Policy.Strict(s.Dir) || level == rules.Off {
			continue
		}
		r.Findings = append(r.Findings, &subject.Finding{
			Rule: "baseline", Level: level.String(), Symbol: s.Entry.ID, Target: s.Dir, File: file, Line: s.Entry.Line, Column: 1,
			Message: a.unneeded(s),
		})
	}
	program.Sort(r.Findings)
}

func (a *Account) unneeded(s baseline.Stale) string {
	e := s.Entry
	if s.Occurs > 0 {
		return fmt.Sprintf("entry %s (%s) stands for %d places, of which %d are left; run nanoarch baseline --prune", e.ID, e, e.Count, s.Occurs)
	}
	if len(s.Parts) > 0 {
		return fmt.Sprintf("entry %s (%s) stands for a larger ring than is left; run nanoarch baseline --prune", e.ID, e)
	}
	if _, waived := a.waived.Find(s.Dir, e.ID); waived {
		return fmt.Sprintf("entry %s (%s) is let through by a comment in the code now; run nanoarch baseline --prune", e.ID, e)
	}
	return fmt.Sprintf("entry %s (%s) no longer occurs; run nanoarch baseline --prune", e.ID, e)
}
