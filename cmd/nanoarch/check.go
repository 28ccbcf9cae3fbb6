package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/spf13/cobra"
)

// checkFlags are the flags of check as they were given.
type checkFlags struct {
	reading
	format  string
	outputs []string
	rules   []string
	level   string
	max     int
	stats   bool
	joined  []string

	noBaseline bool
	today      string
}

func newCheck(a *app) *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check [./folder/...]",
		Short: "judge the code by nanoarch.toml",
		Long: `Judge the code by the policy: nanoarch.toml in this folder or the nearest one above it.

Folder patterns filter what is reported; the whole program is always read, since most of architecture is between
packages. Exit code 0: nothing is wrong. 1: there is a finding of level error. 2: something could not be told (the
policy is faulty, code does not compile, a module is missing); what was found is printed all the same.`,
		Example: `  nanoarch check                                  everything
  nanoarch check ./services/billing/...           what concerns one capability
  nanoarch check --rule oneop,contractonly        two rules only
  nanoarch check --overlay ../proposal            as if the files of ../proposal were saved here
  nanoarch check --output json=report.json        text on the terminal, JSON in a file`,
		RunE: func(c *cobra.Command, args []string) error { return a.check(c, f, args) },
	}
	f.reading.register(c)
	fl := c.Flags()
	fl.StringVar(&f.format, "format", "text", "what to print: text or json")
	fl.StringArrayVar(&f.outputs, "output", nil, "also write `FORMAT=PATH`; repeatable, all from one run")
	fl.StringSliceVar(&f.rules, "rule", nil, "run only these `RULES`, separated by commas (waivers and unused entries are then not judged)")
	fl.StringVar(&f.level, "level", "error", "the level from which findings make the exit code 1: error or warn")
	fl.IntVar(&f.max, "max", 0, "print at most `N` findings as text and count the rest; 0 prints all")
	fl.StringArrayVar(&f.joined, "inventory", nil, "judge what nanoarch inventory wrote to this `FILE` instead of the code; repeatable, the files are joined")
	fl.BoolVar(&f.noBaseline, "no-baseline", false, "report what the baseline leaves for later like everything else")
	fl.StringVar(&f.today, "today", "", "the `day` as 2006-01-02 on which entries of the baseline count as expired or not (default: today)")
	fl.BoolVar(&f.stats, "stats", false, "print to standard error what was read")
	return c
}

func (a *app) check(c *cobra.Command, f checkFlags, args []string) error {
	write := map[string]func(io.Writer, *report.Document, string) error{
		"json": func(w io.Writer, d *report.Document, _ string) error { return report.JSON(w, d) },
		"text": func(w io.Writer, d *report.Document, prefix string) error {
			return report.Text(w, d, report.TextOptions{Color: color(w), Max: f.max, Prefix: prefix, Today: f.today})
		},
	}
	if len(f.joined) > 0 && (f.overlay != "" || f.revision != "") {
		return errors.New("--inventory judges what was read before; --overlay and --revision belong to the nanoarch inventory that reads")
	}
	outputs, err := f.parse(write)
	if err != nil {
		return err
	}
	o, done, err := a.options(f.reading)
	if err != nil {
		return err
	}
	o.Rules, o.Patterns, o.NoBaseline = f.rules, args, f.noBaseline
	for _, name := range f.joined {
		o.Inventories = append(o.Inventories, a.path(name))
	}
	r, err := gate.Check(c.Context(), o)
	done()
	if err != nil {
		return err
	}
	d := report.From(r, tool())
	if err := write[f.format](a.stdout, d, a.prefix(r.Root)); err != nil {
		return err
	}
	for _, out := range outputs {
		err := writeFile(a.path(out.path), func(w io.Writer) error { return write[out.format](w, d, "") })
		if err != nil {
			return err
		}
	}
	if f.stats {
		fmt.Fprint(a.stderr, r.Stats())
	}
	if code := d.ExitCode(f.level); code != 0 {
		return exit(code)
	}
	return nil
}

type output struct{ format, path string }

// parse checks the flags that are words of a closed list.
func (f *checkFlags) parse(formats map[string]func(io.Writer, *report.Document, string) error) ([]output, error) {
	if err := oneOf("--format", f.format, "text", "json"); err != nil {
		return nil, err
	}
	if err := oneOf("--level", f.level, "error", "warn"); err != nil {
		return nil, err
	}
	if f.today == "" {
		f.today = time.Now().Format(time.DateOnly)
	}
	if !baseline.IsDay(f.today) {
		return nil, fmt.Errorf("--today takes a day such as 2026-12-31, not %q", f.today)
	}
	if f.max < 0 {
		return nil, fmt.Errorf("--max takes a number from 0 up, not %d", f.max)
	}
	var outs []output
	for _, s := range f.outputs {
		format, path, ok := strings.Cut(s, "=")
		if !ok || path == "" || formats[format] == nil {
			return nil, fmt.Errorf("--output takes FORMAT=PATH with text or json as format, not %q", s)
		}
		outs = append(outs, output{format, path})
	}
	return outs, nil
}

// oneOf returns an error unless value is one of the words.
func oneOf(flag, value string, words ...string) error {
	if slices.Contains(words, value) {
		return nil
	}
	return fmt.Errorf("%s takes %s, not %q", flag, strings.Join(words, " or "), value)
}

// prefix returns what to put before paths of the policy's folder so that they are found from where the command was
// started.
func (a *app) prefix(root string) string {
	cwd, err := filepath.Abs(".")
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(cwd, root)
	if err != nil || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel) + "/"
}
