package gate

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// Surveyed is a survey and the folder that its paths are relative to.
type Surveyed struct {
	*program.SurveyReport
	Root string
}

// Survey reads the program around a folder: the policy's, if there is one there or above, else the folder itself.
func Survey(ctx context.Context, o Options) (*Surveyed, error) {
	root, without, view, err := o.around(ctx)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	return o.survey(ctx, view, root, without, true)
}

// around opens the folder of the policy, or where there is none the folder that was asked for.
func (o *Options) around(ctx context.Context) (root string, without bool, view *source.View, err error) {
	root, err = o.root(ctx)
	var none noPolicyError
	if without = errors.As(err, &none); without {
		root, err = filepath.Abs(o.Dir)
	}
	if err != nil {
		return "", false, nil, err
	}
	view, err = o.view(ctx, root)
	return root, without, view, err
}

// survey surveys what a view shows. With keep the next run may rest on what was seen.
func (o *Options) survey(ctx context.Context, view *source.View, root string, without, keep bool) (*Surveyed, error) {
	var policy *rules.Policy
	var err error
	if !without {
		if policy, err = rules.Load(rules.FileName, view.ReadFile); err != nil {
			return nil, err
		}
	}
	opt := o.reading(policy, inventory.DepthTypes)
	opt.Cache = o.cache(root)
	defer opt.Cache.Close()
	view.Remember(opt.Cache)
	loaded, err := source.Open(ctx, view, opt)
	if err != nil {
		return nil, err
	}
	if err := loaded.Read(opt.Depth, source.Visit{}); err != nil {
		return nil, err
	}
	if keep {
		view.Keep(opt.Cache)
		loaded.Keep()
		opt.Cache.Save()
	}
	p, err := program.New(policy, loaded.Units, loaded.Modules)
	if err != nil {
		return nil, err
	}
	s := program.Survey(p)
	if len(loaded.Units) == 0 {
		loaded.Errors = append(loaded.Errors, noPackages(root))
	}
	for _, e := range loaded.Errors {
		if e := program.SurveyError(e); !slices.Contains(s.Errors, e) {
			s.Errors = append(s.Errors, e)
		}
	}
	s.Summary.Errors = len(s.Errors)
	return &Surveyed{SurveyReport: s, Root: root}, nil
}

// Tally returns the numbers of a survey. What the last check or graph kept stays as it is: it looked at more.
func Tally(ctx context.Context, o Options) (*program.SurveySummary, error) {
	root, without, view, err := o.around(ctx)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	s, err := o.survey(ctx, view, root, without, false)
	if err != nil {
		return nil, err
	}
	return &s.Summary, nil
}
