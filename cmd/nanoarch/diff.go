package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/spf13/cobra"
)

// diffFlags are the flags of diff as they were given.
type diffFlags struct {
	noCache bool
	format  string
	outputs []string
	level   string
	max     int
}

func newDiff(a *app) *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff BASE [HEAD]",
		Short: "what a change does to the architecture",
		Long: `Compare two git revisions, or a revision and the files on disk if HEAD is left out: which findings are new and which
are fixed, which packages, flows, effects, errors and dependencies came and went, what contracts promise no more and
who relies on that, and how policy, baseline and waivers changed.

Both sides are read from git's objects: nothing is checked out, and a bare clone will do. Each is judged by its own
policy. Where the policies differ each is judged by the other one, too: what the new policy lets through although the
old one forbids it is a finding, and so is a baseline that grows.

Exit code 0: no new finding of level error. 1: there is one. 2: something could not be told, such as a revision that the
clone lacks; what was found is printed all the same. markdown prints nothing if nothing of the architecture changed.`,
		Example: `  nanoarch diff main                                   what the files on disk change
  nanoarch diff "$(git merge-base origin/main HEAD)"   the same, whatever happened to main meanwhile
  nanoarch diff v1.4.0 v1.5.0                          what a release changed
  nanoarch diff main HEAD --format markdown            for a comment on a pull request`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return errors.New("nanoarch diff takes one or two revisions, such as `nanoarch diff main`")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return a.diff(c, f, append(args, "")[:2]) },
	}
	fl := c.Flags()
	fl.BoolVar(&f.noCache, "no-cache", false, "read everything again")
	fl.StringVar(&f.format, "format", "text", "what to print: text, markdown or json")
	fl.StringArrayVar(&f.outputs, "output", nil, "also write `FORMAT=PATH`; repeatable, all from one run")
	fl.StringVar(&f.level, "level", "error", "the level from which new findings make the exit code 1: error or warn")
	fl.IntVar(&f.max, "max", 0, "print at most `N` rows of a section as text and count the rest; 0 prints all")
	return c
}

// diffFormats are the ways to print a comparison.
var diffFormats = []string{"text", "markdown", "json"}

func (a *app) diff(c *cobra.Command, f diffFlags, revisions []string) error {
	outputs, err := f.parse()
	if err != nil {
		return err
	}
	o, done, err := a.options(reading{noCache: f.noCache, loader: "own"})
	if err != nil {
		return err
	}
	document, err := gate.Diff(c.Context(), o, revisions[0], revisions[1], func(x *gate.Compared) ([]byte, error) {
		var b bytes.Buffer
		err := report.JSON(&b, report.DiffFrom(x, tool()))
		return b.Bytes(), err
	})
	done()
	if err != nil {
		return err
	}
	d, err := report.ParseDiff(document)
	if err != nil {
		return err
	}
	write := func(w io.Writer, format string) error {
		switch format {
		case "json":
			_, err := w.Write(document)
			return err
		case "markdown":
			return report.DiffMarkdown(w, d, f.level)
		}
		return report.DiffText(w, d, report.TextOptions{Color: color(w), Max: f.max}, f.level)
	}
	if err := write(a.stdout, f.format); err != nil {
		return err
	}
	for _, out := range outputs {
		if err := writeFile(a.path(out[1]), func(w io.Writer) error { return write(w, out[0]) }); err != nil {
			return err
		}
	}
	if code := d.ExitCode(f.level); code != 0 {
		return exit(code)
	}
	return nil
}

// parse checks the flags that are words of a closed list, and parts the outputs into format and path.
func (f *diffFlags) parse() (outputs [][2]string, err error) {
	if err := oneOf("--format", f.format, diffFormats...); err != nil {
		return nil, err
	}
	if err := oneOf("--level", f.level, "error", "warn"); err != nil {
		return nil, err
	}
	if f.max < 0 {
		return nil, fmt.Errorf("--max takes a number from 0 up, not %d", f.max)
	}
	for _, s := range f.outputs {
		format, path, ok := strings.Cut(s, "=")
		if !ok || path == "" || !slices.Contains(diffFormats, format) {
			return nil, fmt.Errorf("--output takes FORMAT=PATH with text, markdown or json as format, not %q", s)
		}
		outputs = append(outputs, [2]string{format, path})
	}
	return outputs, nil
}
