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
	root, err := o.root(ctx)
	var none noPolicyError
	without := errors.As(err, &none)
	if without {
		root, err = filepath.Abs(o.Dir)
	}
	if err != nil {
		return nil, err
	}
	view, err := o.view(ctx, root)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	var policy *rules.Policy
	if !without {
		if policy, err = rules.Load(rules.FileName, view.ReadFile); err != nil {
			return nil, err
		}
	}
	opt := o.reading(policy, inventory.DepthTypes)
	opt.Cache = o.cache(root)
	defer opt.Cache.Close()
	view.Remember(opt.Cache)
	loaded, err := source.Load(ctx, view, opt)
	if err != nil {
		return nil, err
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
