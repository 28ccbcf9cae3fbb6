package gate

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// graphFile names the file of a graph in the cache: all that it depends on is part of the key, as with outcomes.
func graphFile(k source.Key, without bool) string {
	with := "policy"
	if without {
		with = "none"
	}
	return "graph-" + k.With(source.KeyOf(with)).String()
}

// recallGraph returns the graph of an earlier run of the very same files, nil if there is none.
func (r *Result) recallGraph(view *source.View, without bool) (*graph.Graph, []byte) {
	_, doc := r.recallDocument(view, without)
	g, err := graph.Parse(doc)
	if doc == nil || err != nil {
		return nil, nil
	}
	view.Refresh(r.cache)
	return g, doc
}

// recallDocument returns the graph of an earlier run as JSON, nil if there is none, and the key of that run.
func (r *Result) recallDocument(view *source.View, without bool) (source.Key, []byte) {
	k := outcomeKey(view.Remember(r.cache))
	b, ok := r.cache.File(graphFile(k, without))
	folders, doc, cut := bytes.Cut(b, []byte{0})
	if !ok || !cut || k == (source.Key{}) {
		return k, nil
	}
	for f := range strings.SplitSeq(string(folders), "\n") {
		if f != "" && !isFolder(f) {
			return k, nil
		}
	}
	return k, doc
}

// keepGraph stores what was read, and the graph if it is whole. The same is not kept as of outcomes.
func (r *Result) keepGraph(view *source.View, o *Options, doc []byte, whole, without bool) {
	var k source.Key
	if without {
		k = outcomeKey(r.save(view))
	} else {
		k = r.keep(view, o)
	}
	if len(r.Errors) > 0 || !whole || k == (source.Key{}) || !without && len(r.Policy.Members()) > 0 {
		return
	}
	r.cache.SetFile(graphFile(k, without), slices.Concat([]byte(strings.Join(r.folders, "\n")), []byte{0}, doc))
}

// Page returns what write makes of the graph of a program, which takes a while. It is kept beside the graph, for as long
// as that is. The kind stands for all that the page depends on besides. The problems are those of the graph.
func Page(ctx context.Context, o Options, kind string, write func(*Graphed) ([]byte, error)) ([]byte, []graph.Problem, error) {
	if doc := o.page(ctx, kind, nil); doc != nil {
		return doc, nil, nil
	}
	g, err := Graph(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	doc, err := write(g)
	if err != nil {
		return nil, nil, err
	}
	if len(g.Errors) == 0 {
		o.page(ctx, kind, doc)
	}
	return doc, g.Errors, nil
}

// page returns the page that is kept beside the graph of the last run, nil if there is none, or keeps this one there. A
// file that has changed since the graph was made leaves nothing to keep it beside.
func (o *Options) page(ctx context.Context, kind string, now []byte) []byte {
	root, without, view, err := o.around(ctx)
	if err != nil {
		return nil
	}
	defer view.Close()
	r := &Result{Root: root, cache: o.cache(root)}
	defer r.cache.Close()
	k, doc := r.recallDocument(view, without)
	if doc == nil {
		return nil
	}
	name := "page-" + k.With(source.KeyOf(graphFile(k, without), kind)).String()
	if now != nil {
		r.cache.SetFile(name, now)
		return nil
	}
	kept, ok := r.cache.File(name)
	if !ok {
		return nil
	}
	view.Refresh(r.cache)
	return kept
}
