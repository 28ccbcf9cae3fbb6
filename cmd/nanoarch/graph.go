package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/spf13/cobra"
)

// graphFlags are the flags of graph as they were given.
type graphFlags struct {
	reading
	format, output, check string
	view, focus, reach    string
	from, to              string
	depth                 int
	collapse              string
	onlyViolations        bool
	hideBaselined         bool
	engine, link          string
}

func newGraph(a *app) *cobra.Command {
	var f graphFlags
	c := &cobra.Command{
		Use:   "graph",
		Short: "draw the program: flows, failures, wiring, deployments, imports",
		Long: `Draw the program from the very records that nanoarch check judges: who calls whom through which contract with which
data and errors, who binds whom, what each deployment ships, and what of it breaks a rule.

A view picks what to show. --focus shows one package or group and what it reaches, --from and --to the ways between two.
A picture that is kept in the repository is held to the code with --check: exit code 1 if it is stale. Exit code 2 if
anything could not be read; the picture is then not the whole truth, and says so.`,
		Example: `  nanoarch graph --format svg -o architecture.svg          who calls whom
  nanoarch graph --format html -o architecture.html        all of it, to look into: one file, no server
  nanoarch graph --format mermaid --collapse capability    small enough for a README
  nanoarch graph --format svg --check architecture.svg     in CI: is the picture still true?
  nanoarch graph --view failures --focus services/orders/place --format mermaid
  nanoarch graph --from transport/... --to services/payments/charge --format dot
  nanoarch graph                                           everything, as JSON for scripts`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.graph(c, f) },
	}
	f.reading.register(c)
	fl := c.Flags()
	fl.StringVar(&f.format, "format", "", "what to write: json, svg, html, mermaid or dot (default: what the name of the file says, else json)")
	fl.StringVarP(&f.output, "output", "o", "", "write to this `file` instead of standard output")
	fl.StringVar(&f.check, "check", "", "write nothing; exit 1 if the picture in this `file` is not what would be written")
	fl.StringVar(&f.view, "view", "", "what to show: "+strings.Join(graph.Views, ", ")+" (default: flows; of json everything)")
	fl.StringVar(&f.focus, "focus", "", "show this `package`, folder/..., group or id, and what it reaches")
	fl.StringVar(&f.reach, "reach", "both", "with --focus: follow edges up, down or both; without this flag only one edge far")
	fl.IntVar(&f.depth, "depth", 0, "follow at most `N` edges; with --from and --to, show all ways of that length and not only the shortest")
	fl.StringVar(&f.from, "from", "", "with --to: show the ways from `A`")
	fl.StringVar(&f.to, "to", "", "with --from: show the ways to `B`")
	fl.StringVar(&f.collapse, "collapse", "", "draw one box for each value of this `dimension`: capability or another name in the policy's patterns, folder, role, kind, group")
	fl.BoolVar(&f.onlyViolations, "only-violations", false, "show only what breaks a rule")
	fl.BoolVar(&f.hideBaselined, "hide-baselined", false, "do not show what the baseline leaves for later")
	fl.StringVar(&f.engine, "engine", "own", "who lays out an svg: own, or dot for Graphviz if it is installed")
	fl.StringVar(&f.link, "link", "", "make nodes links: a web address with {file} and {line} in it")
	return c
}

func (a *app) graph(c *cobra.Command, f graphFlags) error {
	p, err := f.parse(c.Flags().Changed)
	if err != nil {
		return err
	}
	o, done, err := a.options(f.reading)
	if err != nil {
		return err
	}
	doc, problems, err := a.draw(c.Context(), o, f, p)
	done()
	if err != nil {
		return err
	}
	switch {
	case f.check != "":
		err = a.stale(c, f, doc)
	case f.output != "":
		err = writeFile(a.path(f.output), func(w io.Writer) error { _, err := w.Write(doc); return err })
	default:
		_, err = a.stdout.Write(doc)
	}
	for _, e := range problems {
		fmt.Fprintf(a.stderr, "nanoarch: %s\n", placed(source.Problem(e)))
	}
	if len(problems) > 0 {
		return exit(2)
	}
	return err
}

// draw makes the graph and writes it as p says. The problems are what could not be read.
func (a *app) draw(ctx context.Context, o gate.Options, f graphFlags, p *picture) ([]byte, []graph.Problem, error) {
	write := func(g *gate.Graphed) ([]byte, error) {
		shown, err := f.show(g.Graph, a.stderr)
		if err != nil {
			return nil, err
		}
		if p.format == "json" && shown == g.Graph {
			return g.Document, nil
		}
		var b bytes.Buffer
		if p.format == "html" {
			err = p.page(ctx, o, g, shown, f.view, &b)
		} else {
			err = p.write(ctx, shown, &b, a.stderr)
		}
		return b.Bytes(), err
	}
	if p.format == "html" {
		f.reading, f.output, f.check = reading{}, "", "" // it is the same page wherever it goes
		return gate.Page(ctx, o, fmt.Sprintf("%+v", f), write)
	}
	g, err := gate.Graph(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	doc, err := write(g)
	return doc, g.Errors, err
}

// parse checks the flags, before anything is read, and says how to write the graph.
func (f *graphFlags) parse(given func(flag string) bool) (*picture, error) {
	if f.format == "" {
		f.format = formatOf(f.output + f.check)
	}
	checks := []error{oneOf("--format", f.format, formats...), oneOf("--reach", f.reach, graph.Reaches...), oneOf("--engine", f.engine, "own", "dot")}
	if f.view != "" {
		checks = append(checks, oneOf("--view", f.view, graph.Views...))
	}
	for _, err := range checks {
		if err != nil {
			return nil, err
		}
	}
	paths := f.from != "" || f.to != ""
	switch {
	case f.output != "" && f.check != "":
		return nil, errors.New("-o writes a file and --check only looks at one; give one of them")
	case (f.from == "") != (f.to == ""):
		return nil, errors.New("--from and --to belong together: the ways from one to the other are shown")
	case paths && f.focus != "":
		return nil, errors.New("--focus and --from, --to are two ways to pick a part; give one of them")
	case given("reach") && f.focus == "":
		return nil, errors.New("--reach says where to go from --focus; name what to focus on")
	case given("depth") && f.focus == "" && !paths:
		return nil, errors.New("--depth says how far to go from --focus, or from --from to --to; name where to start")
	case f.depth < 0:
		return nil, fmt.Errorf("--depth takes a number from 0 up, not %d", f.depth)
	case f.engine == "dot" && f.format != "svg":
		return nil, fmt.Errorf("--engine lays out svg; --format %s has no use for it", f.format)
	}
	if f.focus != "" && !given("reach") && !given("depth") {
		f.depth = 1
	}
	link, err := graph.NewLink(f.link)
	return &picture{format: f.format, engine: f.engine, link: link}, err
}

// formats are what --format takes.
var formats = []string{"json", "svg", "html", "mermaid", "dot"}

// formatOf returns what the name of a file says about its format: json if it says nothing.
func formatOf(name string) string {
	switch ext := strings.TrimPrefix(filepath.Ext(name), "."); ext {
	case "mmd":
		return "mermaid"
	case "gv":
		return "dot"
	default:
		if slices.Contains(formats, ext) {
			return ext
		}
	}
	return "json"
}

// show applies view and filters, one after the other.
func (f *graphFlags) show(g *graph.Graph, stderr io.Writer) (*graph.Graph, error) {
	var err error
	view := f.view
	if f.format == "html" {
		view = "" // the page has them all, and begins with the one that is asked for
	} else if view == "" && f.format != "json" {
		view = "flows"
		if !slices.ContainsFunc(g.Edges, func(e graph.Edge) bool { return e.Kind == graph.Calls || e.Kind == graph.Dispatch }) {
			view = "imports"
			fmt.Fprintln(stderr, "nanoarch: nothing calls anything through a contract here, so imports are shown; --view flows shows the packages all the same")
		}
	}
	if view != "" {
		if g, err = g.Reduce(view); err != nil {
			return nil, err
		}
	}
	if f.hideBaselined {
		g = g.HideBaselined()
	}
	switch {
	case f.focus != "":
		g, err = g.Focus(f.focus, f.reach, f.depth)
	case f.from != "":
		g, err = g.Paths(f.from, f.to, f.depth)
	}
	if err != nil {
		return nil, err
	}
	if f.onlyViolations {
		g = g.OnlyViolations()
	}
	if f.collapse != "" {
		return g.Collapse(f.collapse)
	}
	return g, nil
}

// stale compares a file with what would be written.
func (a *app) stale(c *cobra.Command, f graphFlags, now []byte) error {
	was, err := os.ReadFile(a.path(f.check))
	switch {
	case errors.Is(err, os.ErrNotExist):
		fmt.Fprintf(a.stderr, "nanoarch: there is no %s; make it with %s\n", f.check, f.renewal(c.Flags().Changed))
	case err != nil:
		return fmt.Errorf("read %s: %w", f.check, err)
	case bytes.Equal(was, now):
		return nil
	default:
		fmt.Fprintf(a.stderr, "nanoarch: %s is stale: the code is not what it shows any more; renew it with %s\n", f.check, f.renewal(c.Flags().Changed))
	}
	return exit(1)
}

// renewal is the command that writes what --check looks at.
func (f *graphFlags) renewal(given func(flag string) bool) string {
	words := []string{"nanoarch graph"}
	for _, x := range [][2]string{
		{"format", f.format}, {"view", f.view}, {"focus", f.focus}, {"reach", f.reach}, {"depth", fmt.Sprint(f.depth)}, {"from", f.from}, {"to", f.to},
		{"collapse", f.collapse}, {"only-violations", ""}, {"hide-baselined", ""}, {"engine", f.engine}, {"link", f.link},
		{"overlay", f.overlay}, {"revision", f.revision}, {"loader", f.loader},
	} {
		if !given(x[0]) {
			continue
		}
		words = append(words, "--"+x[0])
		if x[1] != "" {
			words = append(words, shellQuote(x[1]))
		}
	}
	return strings.Join(append(words, "-o", shellQuote(f.check)), " ")
}

func shellQuote(s string) string {
	if s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-=:,", r)
	}) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
