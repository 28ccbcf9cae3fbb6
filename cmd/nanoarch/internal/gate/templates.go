package gate

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/conform"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// filesOf reads through a view, so that an outcome depends on what was looked at.
func filesOf(view *source.View) conform.Files {
	return conform.Files{
		Read: view.ReadFile,
		List: func(dir string) (files, folders []string, err error) {
			entries, err := view.ReadDir(dir)
			for _, e := range entries {
				if e.Dir {
					folders = append(folders, e.Name)
				} else {
					files = append(files, e.Name)
				}
			}
			return files, folders, err
		},
	}
}

// loadTemplates reads the records of the policy's templates; what is wrong with one is an error of the run.
func (r *Result) loadTemplates(view *source.View, s selection) {
	if !slices.Contains(s.pack, subject.TemplateRule) {
		return
	}
	r.templates = subject.LoadTemplates(r.Policy, filesOf(view))
	dirs, errs := r.templates.Problems()
	for i, err := range errs {
		r.Errors = append(r.Errors, source.Problem{Message: err.Error(), File: dirs[i]})
	}
}

// OldTemplates returns which of a policy's templates have no record that check would compare with today.
func OldTemplates(ctx context.Context, o Options, policy *rules.Policy, dirs ...string) (old []string, err error) {
	_, view, _, err := o.start(ctx)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	for _, dir := range dirs {
		record, err := conform.RecordOf(dir, filesOf(view))
		if err != nil || record.Misplaced(subject.TemplateCaptures(policy, dir)) != nil {
			old = append(old, dir)
		}
	}
	return old, nil
}

// Built is a template that was compiled.
type Built struct {
	Dir    string // slash path of the template's folder relative to the policy's
	Record *conform.Record
	File   string // slash path of the record's file
	Bytes  []byte // what belongs in there
	Old    bool   // it is there already
}

// BuildTemplates compiles the templates of the policy in some folders (relative to the policy's; none = all), without
// writing anything. The problems say what keeps them from being templates; the error says that the options make no sense.
func BuildTemplates(ctx context.Context, o Options, dirs ...string) (root string, built []Built, problems []source.Problem, err error) {
	root, view, _, err := o.start(ctx)
	if err != nil {
		return "", nil, nil, err
	}
	defer view.Close()
	policy, err := rules.Load(rules.FileName, view.ReadFile)
	if err != nil {
		if faults, ok := faultsOf(err); ok {
			return root, nil, faults, nil
		}
		return "", nil, nil, err
	}
	wanted, err := templatesOf(policy, dirs)
	if err != nil {
		return root, nil, nil, err
	}
	b := builder{o: &o, policy: policy, view: view, files: filesOf(view), cache: o.cache(root)}
	defer b.cache.Close()
	view.Remember(b.cache)
	if err := b.read(ctx, wanted); err != nil {
		return root, nil, nil, err
	}
	b.cache.Save() // of what was read; the memory of the program's files is not for a run that looks at other folders
	for _, dir := range wanted {
		x, faults := b.build(dir)
		if len(faults) > 0 {
			problems = append(problems, faults...)
			continue
		}
		built = append(built, x)
	}
	return root, built, problems, nil
}

// templatesOf returns the folders of the policy's templates, or those of them that were asked for.
func templatesOf(p *rules.Policy, dirs []string) ([]string, error) {
	var all []string
	for _, r := range p.Roles() {
		if r.Template != "" {
			all = append(all, r.Template)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) == 0 {
		return nil, errors.New("no role of nanoarch.toml names a template; add template = \"templates/...\" to one")
	}
	if len(dirs) == 0 {
		return all, nil
	}
	for _, d := range dirs {
		if !slices.Contains(all, path.Clean(d)) {
			return nil, fmt.Errorf("no role of nanoarch.toml names %s as its template; they name %s", d, strings.Join(all, ", "))
		}
	}
	return all, nil
}

// builder compiles templates.
type builder struct {
	o       *Options
	policy  *rules.Policy
	view    *source.View
	files   conform.Files
	cache   *source.Cache
	program *source.Program
	mu      sync.Mutex
	kept    []*inventory.Package
}

// read reads the program with its templates, and the bodies of these alone.
func (b *builder) read(ctx context.Context, templates []string) error {
	opt := b.o.reading(b.policy, inventory.DepthTypes)
	hole := b.policy.Hole()
	isTemplate := func(dir string) bool {
		return slices.ContainsFunc(templates, func(t string) bool { return dir == t || strings.HasPrefix(dir, t+"/") })
	}
	opt.Skip = func(dir string) bool {
		above := slices.ContainsFunc(append([]string{hole}, templates...), func(t string) bool { return strings.HasPrefix(t, dir+"/") || t == dir })
		return b.policy.Ignored(dir) && !above && !isTemplate(dir)
	}
	opt.Selection, opt.Cache = "", b.cache
	p, err := source.Open(ctx, b.view, opt)
	if err != nil {
		return err
	}
	b.program = p
	return p.Read(inventory.DepthTypes, source.Visit{
		Want: func(u *inventory.Package) inventory.Section {
			if isTemplate(u.Dir) {
				return inventory.SectionBodies
			}
			return 0
		},
		Done: func(u *inventory.Package, _ source.Key) { b.keep(u) },
	})
}

// keep holds on to bodies, which are dropped from a record when it was handed over.
func (b *builder) keep(u *inventory.Package) {
	if u.Bodies == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	kept := *u
	b.kept = append(b.kept, &kept)
}

// build compiles one template.
func (b *builder) build(dir string) (Built, []source.Problem) {
	t := conform.Template{Dir: dir, ImportPath: b.program.Modules.ImportPath(dir), Hole: b.program.Modules.ImportPath(b.policy.Hole()), Text: b.view.ReadFile}
	if t.ImportPath == "" || t.Hole == "" {
		return Built{}, []source.Problem{{Message: fmt.Sprintf("template %s and the package of holes in %s must lie in a module; there is no go.mod for them", dir, b.policy.Hole()), File: dir}}
	}
	if files, _, err := b.files.List(b.policy.Hole()); err != nil || !slices.ContainsFunc(files, func(f string) bool { return strings.HasSuffix(f, ".go") }) {
		return Built{}, []source.Problem{{Message: fmt.Sprintf("there is no package of holes in %s, which template %s needs; `nanoarch template init` writes it", b.policy.Hole(), dir), File: b.policy.Hole()}}
	}
	t.Captures, t.Words = subject.TemplateCaptures(b.policy, dir), rules.ReachWords
	for _, u := range b.program.Units {
		if u.Dir != dir && !strings.HasPrefix(u.Dir, dir+"/") {
			continue
		}
		x := u
		for _, k := range b.kept {
			if k.Dir == u.Dir && k.Name == u.Name {
				x = k
			}
		}
		t.Units = append(t.Units, x)
	}
	if len(t.Units) == 0 {
		_, problems := conform.Compile(t)
		return Built{}, problems
	}
	var err error
	if t.Needs, err = b.needs(t); err != nil {
		return Built{}, []source.Problem{{Message: "cannot read what template " + dir + " needs: " + err.Error(), File: dir}}
	}
	r, problems := conform.Compile(t)
	if len(problems) > 0 {
		return Built{}, problems
	}
	x := Built{Dir: dir, Record: r, File: path.Join(dir, conform.RecordFile), Bytes: r.Encode()}
	before, err := b.view.ReadFile(x.File)
	x.Old = err == nil && string(before) == string(x.Bytes)
	return x, nil
}

// needs returns the folders that the template is compiled from: its own, the package of holes, and those of this program
// that it imports.
func (b *builder) needs(t conform.Template) ([]conform.Need, error) {
	dirs := []string{t.Dir, b.policy.Hole()}
	for _, u := range t.Units {
		for _, i := range u.Imports {
			if dir, ok := b.program.Modules.Dir(u.Dir, i.Path); ok && dir != t.Dir && !strings.HasPrefix(dir, t.Dir+"/") {
				dirs = append(dirs, dir)
			}
		}
	}
	slices.Sort(dirs)
	var out []conform.Need
	for _, d := range slices.Compact(dirs) {
		hash, err := conform.HashFolder(d, d == t.Dir, b.files)
		if err != nil {
			return nil, err
		}
		out = append(out, conform.Need{Dir: d, Hash: hash})
	}
	return out, nil
}
