package gate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// Graphed is the graph of a program and the folder that its paths are relative to.
type Graphed struct {
	*graph.Graph
	Root     string
	Judged   bool   // there is a policy, so rules were run
	Document []byte // the graph as JSON
}

// Graph judges the program around a folder and makes its graph of the very records that were judged. Without a policy
// nothing is judged, and roles are inferred. What could not be told stands in the graph; the error says that there is none.
func Graph(ctx context.Context, o Options) (*Graphed, error) {
	root, without, view, err := o.around(ctx)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	r := &Result{Root: root, cache: o.cache(root), records: &records{want: program.GraphSections, kept: map[*inventory.Package]inventory.Package{}}}
	defer r.cache.Close()
	if g, doc := r.recallGraph(view, without); g != nil {
		return &Graphed{g, root, !without, doc}, nil
	}
	if without {
		err = r.survey(ctx, view, &o)
	} else {
		err = r.judge(ctx, view, &o)
	}
	if err != nil {
		return nil, err
	}
	if r.Program == nil {
		return nil, r.unable()
	}
	r.records.restore()
	g := program.Graph(r.Program, r.judged())
	for _, e := range r.Errors {
		if e := graph.Problem(e); !slices.Contains(g.Errors, e) {
			g.Errors = append(g.Errors, e)
		}
	}
	g.Sort()
	var doc bytes.Buffer
	if err := g.JSON(&doc); err != nil {
		return nil, err
	}
	r.keepGraph(view, &o, doc.Bytes(), len(g.Errors) == 0, without)
	return &Graphed{g, root, !without, doc.Bytes()}, nil
}

// survey reads a program without a policy.
func (r *Result) survey(ctx context.Context, view *source.View, o *Options) error {
	opt := o.reading(nil, inventory.DepthDataflow)
	opt.Cache = r.cache
	loaded, err := source.Open(ctx, view, opt)
	if err != nil {
		return err
	}
	r.loaded = loaded
	keep := func(u *inventory.Package, _ source.Key) { r.records.keep(u) }
	if err := loaded.Read(opt.Depth, source.Visit{Want: r.records.sections, Done: keep}); err != nil {
		return err
	}
	if r.Program, err = program.New(nil, loaded.Units, loaded.Modules); err != nil {
		return err
	}
	if len(loaded.Units) == 0 {
		r.Errors = append(r.Errors, noPackages(r.Root))
	}
	r.Errors, r.folders = append(r.Errors, loaded.Errors...), loaded.Folders()
	return nil
}

// judged lists what was found, with what the baseline made of it. What comments in the code let through is no fault.
func (r *Result) judged() []program.Judged {
	out := make([]program.Judged, 0, len(r.Findings)+len(r.Baselined))
	for _, f := range r.Findings {
		out = append(out, program.Judged{Finding: f})
	}
	for _, f := range r.Baselined {
		out = append(out, program.Judged{Finding: f.Finding, Baselined: true})
	}
	return out
}

// unable says why there is no program to draw.
func (r *Result) unable() error {
	var errs []error
	for _, e := range r.Errors {
		switch {
		case e.File == "":
			errs = append(errs, errors.New(e.Message))
		case e.Line == 0:
			errs = append(errs, fmt.Errorf("%s: %s", e.File, e.Message))
		default:
			errs = append(errs, fmt.Errorf("%s:%d: %s", e.File, e.Line, e.Message))
		}
	}
	return errors.Join(errs...)
}
