package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// app is what every subcommand shares.
type app struct {
	dir    string // -C
	stdout io.Writer
	stderr io.Writer
}

// exit ends the command with a code; what there was to say has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// run is the whole program but for the process: it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot(&app{stdout: stdout, stderr: stderr})
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var code exit
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "nanoarch: interrupted")
	default:
		for line := range strings.Lines(strings.TrimRight(err.Error(), "\n")) {
			fmt.Fprintf(stderr, "nanoarch: %s\n", strings.TrimRight(line, "\n"))
		}
	}
	return 2
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "nanoarch",
		Short: "verify the architecture of Go code from the outside",
		Long: `nanoarch checks Go code that is cut into nanoservices: packages that each own one operation, are reached
only through a contract, and are built on one template. What is allowed stands in nanoarch.toml.`,
		Example: `  nanoarch survey                 what the code looks like today; needs no policy
  nanoarch check                  judge the code by nanoarch.toml
  nanoarch check ./services/...   report on a part of it (the whole is always read)
  nanoarch explain contractonly   why a rule exists, and what to write instead`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().StringVarP(&a.dir, "dir", "C", ".", "work as if started in this `folder`")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; `%s --help` shows the flags", err, c.CommandPath())
	})
	root.AddCommand(newCheck(a), newFix(a), newSurvey(a), newGraph(a), newBaseline(a), newDiff(a), newExplain(a), newInventory(a), newCache(a), newVet(a), newNew(a), newSync(a), newTemplate(a), newSchema(a), newVersion(a))
	root.CompletionOptions.HiddenDefaultCmd = false
	return root
}

// path returns a path of the command line as seen from the folder where the command works.
func (a *app) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(a.dir, name)
}

// terminal reports whether w is a terminal that people look at.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	s, err := f.Stat()
	return err == nil && s.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// color reports whether to write colours to w. Logs of CI systems show them, but are no terminals: FORCE_COLOR asks for
// them on standard output.
func color(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && (terminal(w) || w == io.Writer(os.Stdout) && os.Getenv("FORCE_COLOR") != "")
}

// writeFile writes an output whole or not at all.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".nanoarch-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", path, err)
			os.Remove(f.Name())
		}
	}()
	if err := errors.Join(write(f), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
