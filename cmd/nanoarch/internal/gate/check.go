package gate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// Result is the outcome of a run.
type Result struct {
	Root     string // absolute path of the policy's folder
	Policy   *rules.Policy
	Program  *program.Program
	Findings []*subject.Finding // new ones, sorted
	Waived   []*subject.Finding // let through by a comment with a reason, sorted
	Rules    []string           // that ran, sorted
	Packages int                // folders that were judged
	Errors   []source.Problem   // what could not be told

	Baselined []Baselined // left for later by the baseline, sorted

	stats     source.Stats
	dirs      []string // folders with packages, sorted
	folders   []string // folders of the module cache that the outcome depends on
	cache     *source.Cache
	loaded    *source.Program // nil if nothing was read
	accounts  []*Account
	baseline  baseline.Set             // as it was read
	inner     map[string]*rules.Policy // of members, by folder
	opened    *prepared                // nil if nothing can be judged, or the outcome is recalled
	watch     *watch                   // somebody who wants the records, too; nil for nobody
	templates *subject.Templates
	records   *records           // of whoever wants to keep them; nil for nobody
	shelf     *shelf             // what program rules look into, while they judge
	recalled  bool               // from an earlier run: there is no policy and no program
	above     []*subject.Finding // in a member: what the policy above found in its folder, of units of this program
	found     []*subject.Finding // what all rules found, waived or not, and what the policy above did
}

// Check judges the program around a folder. The error says that the options make no sense; what is wrong with the
// policy or the code stands in the result.
func Check(ctx context.Context, o Options) (*Result, error) {
	if err := knownRules(o.Rules); err != nil {
		return nil, err
	}
	root, view, keep, err := o.start(ctx)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	r := &Result{Root: root, cache: o.cache(root)}
	defer r.cache.Close()
	if k := r.recall(view, &o); k == (source.Key{}) {
		if err := r.judge(ctx, view, &o); err != nil {
			return nil, err
		}
		r.keep(view, &o)
	}
	return r, r.only(keep)
}

func knownRules(names []string) error {
	for _, n := range names {
		if !slices.Contains(rules.RuleNames, n) {
			return fmt.Errorf("there is no rule %q%s", n, rules.Suggest(n, rules.RuleNames))
		}
	}
	return nil
}

// judge fills the result in. What makes a whole run impossible becomes an error of the result, so that every format can
// carry it.
func (r *Result) judge(ctx context.Context, view *source.View, o *Options) error {
	p, err := r.prepare(ctx, view, o)
	if p == nil {
		return err
	}
	if o.Revision != "" {
		r.watch = p.watch(nil) // a comparison may ask what was seen here
	}
	return r.finish(ctx, view, o, p)
}

// prepared is a program of which the imports were read, and what is to be done with it.
type prepared struct {
	*source.Program
	selection
	depth inventory.Depth
}

// prepare reads policy and imports. It returns nil if nothing can be judged.
func (r *Result) prepare(ctx context.Context, view *source.View, o *Options) (*prepared, error) {
	from, err := o.policyView(ctx, r.Root, view)
	if err != nil {
		return nil, err
	}
	if from != view {
		defer from.Close()
	}
	if r.Policy, err = rules.Load(rules.FileName, from.ReadFile); err != nil {
		return nil, r.fault(err)
	}
	selected := r.selectRules(o.Rules)
	if selected.whole && !o.NoBaseline && r.Policy.Enabled("baseline") {
		r.Rules = append(r.Rules, "baseline")
		slices.Sort(r.Rules)
	}
	opt := o.reading(r.Policy, r.records.depth(depthOf(r.Policy, selected)))
	opt.Cache = r.cache
	loaded, err := o.open(ctx, view, opt)
	if err != nil {
		return nil, err
	}
	r.loaded = loaded
	r.loadTemplates(from, selected) // what is built by templates is judged by those of the policy, too
	defer func() { r.stats = loaded.Stats() }()
	if len(loaded.Units) == 0 {
		r.Errors = append(append(r.Errors, loaded.Errors...), noPackages(r.Root))
		return nil, nil
	}
	if o.foreign == nil {
		if faults := r.checkTree(r.tree(ctx, loaded, opt.Build)); len(faults) > 0 {
			r.Errors = append(r.Errors, loaded.Errors...)
			return nil, r.fault(faults)
		}
	}
	if r.Program, err = program.Arrange(r.Policy, loaded.Units, loaded.Modules); err != nil {
		r.Errors = append(r.Errors, loaded.Errors...)
		return nil, r.fault(err)
	}
	r.readOwners(view, o)
	r.Program.Templates = r.templates
	r.opened = &prepared{loaded, selected, opt.Depth}
	return r.opened, nil
}

// finish reads as deep as the rules need, and judges.
func (r *Result) finish(ctx context.Context, view *source.View, o *Options, p *prepared) error {
	defer func() { r.stats = p.Stats() }()
	if err := r.run(p.Program, p.selection, p.depth); err != nil {
		return err
	}
	r.settle(view, o, p.whole)
	r.folders = p.Folders()
	return r.members(ctx, o)
}

// policyView opens the files of the policy: those of the code, unless the options say otherwise.
func (o *Options) policyView(ctx context.Context, root string, view *source.View) (*source.View, error) {
	if o.foreign == nil {
		return view, nil
	}
	return o.foreign.view(ctx, root)
}

// note gathers what is wrong with what was read, and counts the packages. What keeps several units from being read, such
// as a missing module, is one error.
func (r *Result) note(loaded *source.Program) {
	r.Errors = append(r.Errors, loaded.Errors...)
	known := map[source.Problem]bool{}
	for _, e := range r.Errors {
		known[e] = true
	}
	for _, n := range r.Program.Nodes {
		r.dirs = append(r.dirs, n.Dir)
		if n.Member {
			continue // its own policy's run counts it
		}
		r.Packages++
		for _, u := range n.Units {
			if u.Problem.Message != "" && !known[u.Problem] {
				known[u.Problem] = true
				r.Errors = append(r.Errors, u.Problem)
			}
		}
	}
}

// fault keeps an error that concerns the policy or the code in the result and returns any other.
func (r *Result) fault(err error) error {
	problems, ok := faultsOf(err)
	if !ok {
		return err
	}
	r.Errors = append(r.Errors, problems...)
	return nil
}

// checkTree holds the policy's patterns against the tree. A policy that fits a list of folders once fits it again; for a
// short list that is not worth a file.
func (r *Result) checkTree(t rules.Tree) rules.Faults {
	if r.cache == nil || len(t.Dirs) < 1000 {
		return r.Policy.CheckTree(t)
	}
	fits := source.KeyOf("tree", r.Policy.Hash(), source.Environment().String(),
		strings.Join(t.Dirs, "\n"), strings.Join(t.Policies, "\n"), strings.Join(t.Modules, "\n"))
	if _, known := r.cache.File("fits-" + fits.String()); known {
		return nil
	}
	faults := r.Policy.CheckTree(t)
	if len(faults) == 0 && len(r.Errors) == 0 {
		r.cache.SetFile("fits-"+fits.String(), nil)
	}
	return faults
}

// tree tells the policy what the code holds.
func (r *Result) tree(ctx context.Context, p *source.Program, build source.Build) rules.Tree {
	t := rules.Tree{Policies: p.Policies, Modules: append([]string{}, p.Modules.Required()...)}
	for _, u := range p.Units {
		if n := len(t.Dirs); n == 0 || t.Dirs[n-1] != u.Dir {
			t.Dirs = append(t.Dirs, u.Dir)
		}
	}
	t.Std = func() []string {
		std, err := source.Std(ctx, build, r.cache)
		if err != nil {
			r.Errors = append(r.Errors, source.Problem{Message: "cannot tell whether the std patterns of the policy match anything: " + err.Error(), File: rules.FileName})
		}
		return std
	}
	return t
}

// selection says which rules run.
type selection struct {
	pack  []string // package rules
	prog  []string // program rules
	whole bool     // all of them: only then waivers and unused entries can be judged
}

func (r *Result) selectRules(only []string) selection {
	s := selection{whole: len(only) == 0}
	chosen := func(name string) bool {
		return (s.whole || slices.Contains(only, name)) && r.Policy.Enabled(name)
	}
	for _, a := range analyzers.Suite {
		if chosen(a.Name) {
			s.pack = append(s.pack, a.Name)
		}
	}
	for _, p := range program.Rules {
		if chosen(p.Name) && (s.whole || !p.Whole()) {
			s.prog = append(s.prog, p.Name)
		}
	}
	r.Rules = slices.Concat(s.pack, s.prog)
	slices.Sort(r.Rules)
	r.Rules = slices.Compact(r.Rules)
	return s
}

// depthOf returns how deep the code must be read for the rules: types only where a rule asks for them and the policy
// has packages that it concerns.
func depthOf(p *rules.Policy, s selection) inventory.Depth {
	depth := inventory.DepthImports
	for _, a := range analyzers.Suite {
		switch needs := subject.Needs(a); {
		case needs&inventory.SectionBodies != 0:
			if slices.Contains(s.pack, a.Name) && slices.ContainsFunc(p.Roles(), func(r *rules.Role) bool { return r.Template != "" }) {
				depth = max(depth, inventory.DepthTypes)
			}
		case !slices.Contains(s.pack, a.Name) || !slices.ContainsFunc(p.Roles(), concernedBy(a.Name)):
		case a.Name == subject.Failures:
			depth = inventory.DepthDataflow
		case needs&inventory.TypedSections != 0:
			depth = max(depth, inventory.DepthTypes)
		case needs&inventory.SyntaxSections != 0:
			depth = max(depth, inventory.DepthSyntax)
		}
	}
	for _, r := range program.Rules {
		if slices.Contains(s.prog, r.Name) && r.Needs(p) != 0 {
			depth = max(depth, inventory.DepthTypes)
		}
	}
	return depth
}

// concernedBy returns which roles a package rule speaks of that looks into code.
func concernedBy(rule string) func(*rules.Role) bool {
	switch rule {
	case subject.Reach:
		return subject.BoundReach
	case subject.Failures:
		return subject.PromisesIn
	}
	return func(r *rules.Role) bool { return r.Kind == rules.Operation || r.Kind == rules.Contract }
}

// Stats says what was read, a line each, for people who wonder where the time went.
func (r *Result) Stats() string {
	s := r.stats
	read := fmt.Sprintf("read %d files, %d of them Go, %d bytes, %d folders\n", s.Files, s.Go, s.Bytes, s.Dirs)
	if r.recalled {
		return read + "nothing has changed since this was judged last\n"
	}
	return read + fmt.Sprintf("type-checked %d packages in full, %d by their declarations\nasked the go command about %d packages\n",
		s.Checked, s.Declared, s.Listed)
}

// HasPolicy reports whether a policy could be read.
func (r *Result) HasPolicy() bool { return r.Policy != nil || r.recalled }
