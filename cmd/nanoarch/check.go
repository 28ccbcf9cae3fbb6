package main

import (
	"errors"
	"fmt"
	"io"
	"os"
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
  nanoarch check --output json=report.json        text on the terminal, JSON in a file
  nanoarch check --output sarif=nanoarch.sarif --output markdown=summary.md`,
		RunE: func(c *cobra.Command, args []string) error { return a.check(c, f, args) },
	}
	f.reading.register(c)
	fl := c.Flags()
	fl.StringVar(&f.format, "format", "text", "what to print: "+strings.Join(report.FormatNames(), ", "))
	fl.StringArrayVar(&f.outputs, "output", nil, "also write `FORMAT=PATH`, in any of these formats; repeatable, all from one run")
	fl.StringSliceVar(&f.rules, "rule", nil, "run only these `RULES`, separated by commas (waivers and unused entries are then not judged)")
	fl.StringVar(&f.level, "level", "error", "the level from which findings make the exit code 1: error or warn")
	fl.IntVar(&f.max, "max", 0, "print at most `N` findings as text and count the rest; 0 prints all")
	fl.StringArrayVar(&f.joined, "inventory", nil, "judge what nanoarch inventory wrote to this `FILE` instead of the code; repeatable, the files are joined")
	fl.BoolVar(&f.noBaseline, "no-baseline", false, "report what the baseline leaves for later like everything else")
	fl.StringVar(&f.today, "today", "", "the `day` as 2006-01-02 on which entries of the baseline count as expired or not (default: today)")
	fl.BoolVar(&f.stats, "stats", false, "print to standard error what was read")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(report.FormatNames(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (a *app) check(c *cobra.Command, f checkFlags, args []string) error {
	if len(f.joined) > 0 && (f.overlay != "" || f.revision != "") {
		return errors.New("--inventory judges what was read before; --overlay and --revision belong to the nanoarch inventory that reads")
	}
	outputs, err := f.parse()
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
	if err := a.write(a.stdout, outputs[0].Format, d, r.Root, f); err != nil {
		return err
	}
	for _, out := range outputs[1:] {
		err := writeFile(a.path(out.path), func(w io.Writer) error { return a.write(w, out.Format, d, r.Root, f) })
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

// output is a format and the file that it goes to, "" for standard output.
type output struct {
	report.Format
	path string
}

// parse checks the flags that are words of a closed list. The first output is what is printed.
func (f *checkFlags) parse() ([]output, error) {
	format, err := report.FormatOf(f.format)
	if err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	outs := []output{{format, ""}}
	for _, s := range f.outputs {
		name, path, ok := strings.Cut(s, "=")
		if !ok || path == "" {
			return nil, fmt.Errorf("--output takes FORMAT=PATH, such as sarif=nanoarch.sarif, not %q", s)
		}
		if format, err = report.FormatOf(name); err != nil {
			return nil, fmt.Errorf("--output: %w", err)
		}
		if slices.ContainsFunc(outs, func(o output) bool { return o.path == path }) {
			return nil, fmt.Errorf("--output writes twice to %s; give each format a file of its own", path)
		}
		outs = append(outs, output{format, path})
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
	return outs, nil
}

// write writes the document of a program whose policy stands in root.
func (a *app) write(w io.Writer, format report.Format, d *report.Document, root string, f checkFlags) error {
	o := report.Options{
		TextOptions: report.TextOptions{Color: color(w), Terminal: terminal(w), Max: f.max, Today: f.today},
		Level:       f.level,
	}
	switch format.Base {
	case report.WorkFolder:
		o.Prefix = a.prefix(root)
	case report.Repository:
		o.Prefix = repositoryPrefix(root)
	}
	return format.Write(w, d, o)
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

// repositoryPrefix returns what to put before paths of the policy's folder so that they start at the repository. Without
// a repository they start where the command was started, if that is above the policy, else at the policy's folder.
func repositoryPrefix(root string) string {
	for at := root; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return prefixBelow(at, root)
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	cwd, err := filepath.Abs(".")
	if err != nil {
		return ""
	}
	return prefixBelow(cwd, root)
}

// prefixBelow returns the way from a folder to one below it, "" if it is not below.
func prefixBelow(top, dir string) string {
	rel, err := filepath.Rel(top, dir)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel) + "/"
}
