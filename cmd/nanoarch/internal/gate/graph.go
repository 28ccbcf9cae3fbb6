package gate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// Graphed is the graph of a program and the folder that its paths are relative to.
type Graphed struct {
	*graph.Graph
	Root   string
	Judged bool // there is a policy, so rules were run
}

// Graph judges the program around a folder and makes its graph of the very records that were judged. Without a policy
// nothing is judged, and roles are inferred. What could not be told stands in the graph; the error says that there is none.
func Graph(ctx context.Context, o Options) (*Graphed, error) {
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
	r := &Result{Root: root, cache: o.cache(root), records: &records{want: program.GraphSections, kept: map[*inventory.Package]inventory.Package{}}}
	defer r.cache.Close()
	if g := r.recallGraph(view, without); g != nil {
		return &Graphed{g, root, !without}, nil
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
	return &Graphed{g, root, !without}, r.keepGraph(view, &o, g, without)
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

// graphFile names the file of a graph in the cache: all that it depends on is part of the key, as with outcomes.
func graphFile(k source.Key, without bool) string {
	with := "policy"
	if without {
		with = "none"
	}
	return "graph-" + k.With(source.KeyOf(with)).String()
}

// recallGraph returns the graph of an earlier run, if nothing that it looked at has changed; else nil.
func (r *Result) recallGraph(view *source.View, without bool) *graph.Graph {
	k := outcomeKey(view.Remember(r.cache))
	b, ok := r.cache.File(graphFile(k, without))
	folders, doc, cut := bytes.Cut(b, []byte{0})
	if !ok || !cut || k == (source.Key{}) {
		return nil
	}
	for f := range strings.SplitSeq(string(folders), "\n") {
		if f != "" && !isFolder(f) {
			return nil
		}
	}
	g, err := graph.Parse(doc)
	if err != nil {
		return nil
	}
	view.Refresh(r.cache)
	return g
}

// keepGraph stores the graph, and the outcome of the run that made it. The same is not kept as of outcomes.
func (r *Result) keepGraph(view *source.View, o *Options, g *graph.Graph, without bool) error {
	var k source.Key
	if without {
		k = outcomeKey(r.save(view))
	} else {
		k = r.keep(view, o)
	}
	if len(r.Errors) > 0 || len(g.Errors) > 0 || k == (source.Key{}) || !without && len(r.Policy.Members()) > 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(strings.Join(r.folders, "\n"))
	b.WriteByte(0)
	if err := g.JSON(&b); err != nil {
		return err
	}
	r.cache.SetFile(graphFile(k, without), b.Bytes())
	return nil
}
