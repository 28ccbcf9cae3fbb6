package gate

import (
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// run has every selected rule judge, then weighs waivers.
func (r *Result) run(loaded *source.Program, s selection, depth inventory.Depth) error {
	found, err := r.packageRules(loaded, s, depth)
	if err != nil {
		return err
	}
	r.note(loaded)
	r.Program.Connect()
	found = append(found, r.programRules(s, nil, false)...)
	deep, err := r.shelf.judge(loaded, depth)
	if err != nil {
		return err
	}
	found = append(found, program.PlaceEntries(r.Policy, deep)...)
	r.found = slices.Concat(found, r.unitsOf(r.above))
	if s.whole {
		found = append(found, r.programRules(s, r.found, true)...)
	}
	r.Findings, r.Waived = program.Waive(found)
	program.Sort(r.Findings)
	program.Sort(r.Waived)
	return nil
}

// judging runs package rules over units as their records come, and remembers what they found by the units' states.
type judging struct {
	scope *subject.Scope
	rules []string
	needs inventory.Section // of all rules together
	index map[*inventory.Package]int
	class []rules.Class // by index
	found [][]*subject.Finding
	errs  []error
	cache *source.Cache
	watch *watch
	also  *records // who wants the records, too
	shelf *shelf   // what program rules look into
	told  []bool   // by index: what was found is known from before
	key   string   // of all that the findings depend on besides the unit's state and what the policy says of it
	keys  sync.Map // what the policy says -> its key

	clean map[source.Key]bool // states of units in which nothing was found before
	mu    sync.Mutex
	sound []source.Key // the same for this run
}

// packageRules runs the analyzers over all units, each as soon as its record is there, and keeps the order of the units.
func (r *Result) packageRules(loaded *source.Program, s selection, depth inventory.Depth) ([]*subject.Finding, error) {
	units := r.Program.Units
	r.shelf = newShelf(r.Program, s.prog, depth, r.cache)
	j := &judging{
		scope: &subject.Scope{Policy: r.Policy, Modules: loaded.Modules, Context: loaded.Context, Root: r.Root, Templates: r.templates},
		rules: s.pack, index: make(map[*inventory.Package]int, len(units)),
		found: make([][]*subject.Finding, len(units)), errs: make([]error, len(units)),
		cache: r.cache, watch: r.watch, also: r.records, shelf: r.shelf, told: make([]bool, len(units)), key: source.KeyOf("verdict", loaded.State.String(), strings.Join(s.pack, " "), r.templates.Key()).String(),
	}
	j.class, j.sound = make([]rules.Class, 0, len(units)), make([]source.Key, 0, len(units))
	for _, n := range r.Program.Nodes {
		for _, u := range n.Units {
			j.index[u] = len(j.class)
			j.class = append(j.class, n.Class)
		}
	}
	for _, a := range analyzers.Suite {
		if slices.Contains(s.pack, a.Name) && a.Name != subject.Failures { // of which units that is asked is not for all the same
			j.needs |= subject.Needs(a)
		}
	}
	j.clean = decodeStates(j.cache.File(j.cleanFile()))
	defer j.save()
	var err error
	if depth > inventory.DepthImports {
		err = loaded.Read(depth, source.Visit{Want: j.want, Known: j.known, Done: j.judge})
	} else {
		j.all(units)
	}
	return slices.Concat(j.found...), errors.Join(append(j.errs, err)...)
}

// all judges units whose records are complete.
func (j *judging) all(units []*inventory.Package) {
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(units); i += workers {
				j.judge(units[i], source.Key{})
			}
		})
	}
	wait.Wait()
}

// want returns what the rules need of a unit; members are judged by policies of their own.
func (j *judging) want(u *inventory.Package) inventory.Section {
	if _, judged := j.index[u]; !judged {
		return 0
	}
	bodies := j.needs & inventory.SectionBodies
	if _, made := subject.TemplatePlace(j.scope.Policy, u.Dir); !made || j.scope.Templates == nil {
		bodies = 0
	}
	if j.watch.wants(u) {
		return inventory.AllSections | bodies
	}
	if _, member := j.scope.Policy.IsMember(u.Dir); member {
		return j.also.sections(u) | j.shelf.sections(u)
	}
	return j.needs&^inventory.SectionBodies | bodies | j.also.sections(u) | j.shelf.sections(u)
}

// known finds out what was found in a unit of that state before. What program rules look into is wanted all the same.
func (j *judging) known(u *inventory.Package, state source.Key) (rest inventory.Section, ok bool) {
	i, judged := j.index[u]
	if !judged || j.watch.sees(u, state) || j.also != nil || !j.recall(i, u, state) {
		return 0, false
	}
	j.told[i] = true
	return j.shelf.rest(u, state), true
}

// recall takes over what was found in the unit of an index before, if that is known.
func (j *judging) recall(i int, u *inventory.Package, state source.Key) bool {
	k := j.unitKey(i, state)
	if j.clean[k] {
		j.isSound(k)
		return true
	}
	b, ok := j.cache.Get(source.KeyOf(j.key, k.String()))
	if !ok {
		return false
	}
	j.found[i], ok = decodeFindings(b, u)
	for _, f := range j.found[i] {
		f.SetLevel(j.scope.Policy.Level(f.Rule, u.Dir))
	}
	return ok
}

// unitKey is all that findings in the unit of an index depend on, but for the key of the run.
func (j *judging) unitKey(i int, state source.Key) source.Key {
	says := j.scope.Policy.JudgementKey(j.class[i])
	k, ok := j.keys.Load(says)
	if !ok {
		k, _ = j.keys.LoadOrStore(says, source.KeyOf("judgement", says))
	}
	return state.With(k.(source.Key))
}

// judge runs the rules over a unit.
func (j *judging) judge(u *inventory.Package, state source.Key) {
	i, judged := j.index[u]
	if !judged {
		return
	}
	j.also.keep(u)
	j.shelf.keep(u, state)
	if j.told[i] {
		return
	}
	j.found[i], j.errs[i] = packageRules(j.scope, u, j.rules)
	j.watch.take(u, state)
	switch {
	case state == (source.Key{}) || j.errs[i] != nil || u.Problem.Message != "":
	case len(j.found[i]) == 0:
		j.isSound(j.unitKey(i, state))
	default:
		if b, ok := encodeFindings(j.found[i], u); ok {
			j.cache.Put(source.KeyOf(j.key, j.unitKey(i, state).String()), b, true)
		}
	}
}

func (j *judging) isSound(state source.Key) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.sound = append(j.sound, state)
}

// cleanFile names the file with the states of units in which these rules find nothing under this policy.
func (j *judging) cleanFile() string { return "clean-" + j.key }

// save keeps the states for the next run, and some of those from before: a policy may be changed back.
func (j *judging) save() {
	if !slices.ContainsFunc(j.sound, func(k source.Key) bool { return !j.clean[k] }) {
		return
	}
	keep := j.sound
	if len(j.clean)+len(keep) < 4*len(j.index) {
		for _, k := range j.sound {
			delete(j.clean, k)
		}
		keep = slices.AppendSeq(keep, maps.Keys(j.clean))
	}
	j.cache.SetFile(j.cleanFile(), encodeStates(keep))
}

func packageRules(scope *subject.Scope, u *inventory.Package, names []string) ([]*subject.Finding, error) {
	sub, err := scope.New(u)
	_, member := scope.Policy.IsMember(u.Dir)
	switch {
	case member: // judged by a policy of its own
		sub = scope.NewMember(u)
		names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n != subject.Imports })
	case err != nil:
		return nil, err
	}
	if slices.Contains(names, subject.TemplateRule) && sub.LacksBodies() {
		return nil, fmt.Errorf("%s was read without its bodies, so it cannot be compared with its template; make its inventory again", u.Dir)
	}
	var all []*subject.Finding
	for _, a := range analyzers.Suite {
		if !slices.Contains(names, a.Name) {
			continue
		}
		found, err := subject.Run(a, sub)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// programRules runs the rules that see the whole program; whole ones are those that also see what all others found.
func (r *Result) programRules(s selection, found []*subject.Finding, whole bool) []*subject.Finding {
	var all []*subject.Finding
	for _, rule := range program.Rules {
		if rule.Whole() == whole && slices.Contains(s.prog, rule.Name) {
			all = append(all, rule.Run(r.Program, found)...)
		}
	}
	return all
}
