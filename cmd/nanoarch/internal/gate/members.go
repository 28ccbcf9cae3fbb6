package gate

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// members judges the folders that have a policy of their own, each by it, and adds what is found there.
func (r *Result) members(ctx context.Context, o *Options) error {
	if len(o.Inventories) > 0 && len(r.Policy.Members()) > 0 {
		return errors.New("a policy with [[members]] cannot be joined from inventories: each member is judged by a policy of its own; make and judge an inventory in each member's folder")
	}
	for _, m := range r.Policy.Members() {
		sub, err := r.member(ctx, o, m.Path)
		if err != nil {
			return err
		}
		if r.inner == nil {
			r.inner = map[string]*rules.Policy{}
		}
		r.inner[m.Path] = sub.Policy
		sub.move(m.Path)
		r.Findings = append(r.Findings, sub.Findings...)
		r.Waived = append(r.Waived, sub.Waived...)
		r.Baselined = append(r.Baselined, sub.Baselined...)
		r.accounts = append(r.accounts, sub.accounts...)
		r.Errors = append(r.Errors, sub.Errors...)
		r.Packages += sub.Packages
		r.Rules = append(r.Rules, sub.Rules...)
	}
	program.Sort(r.Findings)
	program.Sort(r.Waived)
	slices.Sort(r.Rules)
	r.Rules = slices.Compact(r.Rules)
	slices.SortFunc(r.Errors, func(a, b source.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	r.Errors = slices.Compact(r.Errors)
	return nil
}

func (r *Result) member(ctx context.Context, o *Options, dir string) (*Result, error) {
	inner := *o
	inner.Patterns = nil
	if o.Overlay != "" {
		inner.Overlay = filepath.Join(o.Overlay, filepath.FromSlash(dir))
		if _, err := os.Stat(inner.Overlay); err != nil {
			inner.Overlay = ""
		}
	}
	sub := &Result{Root: filepath.Join(r.Root, filepath.FromSlash(dir)), above: r.foundIn(dir)}
	view, err := inner.view(ctx, sub.Root)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	sub.cache = o.cache(sub.Root)
	defer sub.cache.Close()
	view.Remember(sub.cache)
	if err := sub.judge(ctx, view, &inner); err != nil {
		return nil, err
	}
	sub.save(view)
	return sub, nil
}

// foundIn returns what was found in a member's folder, under the names that the folder's packages have there. A waiver
// in the code of a member may let a finding of either policy through, so only who knows both can call it useless.
func (r *Result) foundIn(dir string) []*subject.Finding {
	var out []*subject.Finding
	for _, f := range r.found {
		if f.Package == nil {
			continue
		}
		if below, ok := strings.CutPrefix(f.Package.Dir+"/", dir+"/"); ok {
			u := *f.Package
			u.Dir = path.Clean(below)
			inner := *f
			inner.Package = &u
			out = append(out, &inner)
		}
	}
	return out
}

// unitsOf makes findings speak of the units of this program instead of records of the same units from elsewhere.
func (r *Result) unitsOf(found []*subject.Finding) []*subject.Finding {
	var out []*subject.Finding
	for _, f := range found {
		n := r.Program.Node(f.Package.Dir)
		if n == nil {
			continue
		}
		for _, u := range n.Units {
			if u.Name == f.Package.Name && u.TestOf == f.Package.TestOf {
				own := *f
				own.Package = u
				out = append(out, &own)
			}
		}
	}
	return out
}

// move makes the paths of a member's outcome relative to the outer policy's folder.
func (r *Result) move(dir string) {
	if r.Program != nil {
		for _, u := range r.Program.Units {
			u.Dir = path.Join(dir, u.Dir)
		}
	}
	left := make([]*subject.Finding, 0, len(r.Baselined))
	for i := range r.Baselined {
		left = append(left, r.Baselined[i].Finding)
		r.Baselined[i].File = path.Join(dir, r.Baselined[i].File)
	}
	for _, a := range r.accounts {
		a.Dir = path.Join(dir, a.Dir)
	}
	for _, list := range [][]*subject.Finding{r.Findings, r.Waived, left} {
		for _, f := range list {
			if f.File != "" {
				f.File = path.Join(dir, f.File)
			}
			for i := range f.Related {
				if f.Related[i].Path != "" {
					f.Related[i].Path = path.Join(dir, f.Related[i].Path)
				}
			}
		}
	}
	for i := range r.Errors {
		r.Errors[i].File = path.Join(dir, cmp.Or(r.Errors[i].File, rules.FileName))
	}
}
