package gate

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// Inventory reads the program and writes its records, for a later run to judge. Patterns limit what is written, and what
// is read deeper than its imports. A depth of 0 is what the rules of the policy need. The problems say what could not be
// read; they are in the file, too.
func Inventory(ctx context.Context, o Options, depth inventory.Depth, w io.Writer) ([]source.Problem, error) {
	return o.records(ctx, depth, func(p *source.Program, depth inventory.Depth, kept func(dir string) bool) error {
		return p.WriteInventory(w, depth, kept)
	})
}

// Records reads like Inventory and hands over the records, sorted by folder and package name, one at a time.
func Records(ctx context.Context, o Options, depth inventory.Depth, take func(*inventory.Package) error) ([]source.Problem, error) {
	return o.records(ctx, depth, func(p *source.Program, depth inventory.Depth, kept func(dir string) bool) error {
		return p.Each(depth, kept, take)
	})
}

// records opens the program and has the records of the kept folders written.
func (o *Options) records(ctx context.Context, depth inventory.Depth, write func(*source.Program, inventory.Depth, func(dir string) bool) error) ([]source.Problem, error) {
	root, view, keep, err := o.start(ctx)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	r := &Result{Root: root, cache: o.cache(root)}
	defer r.cache.Close()
	view.Remember(r.cache)
	if r.Policy, err = rules.Load(rules.FileName, view.ReadFile); err != nil {
		return nil, err
	}
	if depth == 0 {
		depth = depthOf(r.Policy, r.selectRules(o.Rules))
	}
	opt := o.reading(r.Policy, depth)
	opt.Cache = r.cache
	opt.Bodies = func(dir string) bool { _, made := subject.TemplatePlace(r.Policy, dir); return made }
	loaded, err := source.Open(ctx, view, opt)
	if err != nil {
		return nil, err
	}
	r.loaded = loaded
	for _, u := range loaded.Units {
		r.dirs = append(r.dirs, u.Dir)
	}
	if len(r.dirs) == 0 {
		return nil, fmt.Errorf("%s", noPackages(r.Root).Message)
	}
	if err := r.only(keep); err != nil {
		return nil, err
	}
	kept := func(dir string) bool {
		return len(keep) == 0 || slices.ContainsFunc(keep, func(k folder) bool { return k.covers(dir) })
	}
	if err := write(loaded, depth, kept); err != nil {
		return nil, err
	}
	r.save(view)
	problems := slices.Clone(loaded.Errors)
	for _, u := range loaded.Units {
		if u.Problem.Message != "" && kept(u.Dir) {
			problems = append(problems, u.Problem)
		}
	}
	slices.SortStableFunc(problems, func(a, b source.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return problems, nil
}

// open reads the imports of the program, or joins inventories that were made of its parts.
func (o *Options) open(ctx context.Context, view *source.View, opt source.Options) (*source.Program, error) {
	if len(o.Inventories) == 0 {
		return source.Open(ctx, view, opt)
	}
	var files []*source.InventoryFile
	for _, name := range o.Inventories {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("cannot read the inventory: %w", err)
		}
		f, err := source.ParseInventory(name, b)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return source.Join(view.Root(), files, opt)
}
