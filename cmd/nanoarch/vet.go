package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/spf13/cobra"
)

func newVet(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "vet [packages]",
		Short: "judge packages one by one, inside go vet",
		Long: `Run go vet with nanoarch as its tool, in the build context of the policy. Packages are named as for the go command;
without any, all are judged. go vet compiles what the code imports, and its cache remembers what was found, so this is for
those who have that cache filled or shared.

Only rules that judge one package run here; those about the whole program run in nanoarch check. Exit codes are those of
nanoarch check.`,
		Example: `  nanoarch vet                                  everything
  nanoarch vet ./services/billing/...           one capability
  go vet -vettool=$(which nanoarch) ./...       the same by hand, as go vet prints it`,
		RunE: func(c *cobra.Command, args []string) error { return a.vet(c.Context(), args) },
	}
}

func (a *app) vet(ctx context.Context, patterns []string) error {
	p, _, err := subject.PolicyAbove(a.dir)
	if err != nil {
		return err
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	named, err := a.goCommand(ctx, p.Build(), patterns, "list", "-e", "-f", "{{.ImportPath}}")
	if err != nil {
		return err
	}
	d := report.New(tool())
	printed, err := a.goCommand(ctx, p.Build(), patterns, "vet", "-json", "-vettool="+program)
	if err != nil {
		d.Errors = append(d.Errors, report.Error{Message: err.Error()})
	}
	if err := a.vetted(d, strings.Fields(string(named)), printed); err != nil {
		return err
	}
	if err := report.Text(a.stdout, d, report.TextOptions{Color: color(a.stdout)}); err != nil {
		return err
	}
	if code := d.ExitCode("error"); code != 0 {
		return exit(code)
	}
	return nil
}

// goCommand runs the go command in a build context. What it says when it fails is the error, beside what it printed.
func (a *app) goCommand(ctx context.Context, b rules.Build, patterns []string, name string, flags ...string) ([]byte, error) {
	args := append([]string{name, "-tags=" + strings.Join(b.Tags, ",")}, flags...)
	cgo := "0"
	if b.CGO {
		cgo = "1"
	}
	c := exec.CommandContext(ctx, "go", append(append(args, "--"), patterns...)...)
	c.Dir = a.dir
	c.Env = append(os.Environ(), "GOOS="+b.GOOS, "GOARCH="+b.GOARCH, "CGO_ENABLED="+cgo)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	if said := oneLine(stderr.String()); err != nil && said != "" {
		err = errors.New(said)
	} else if err != nil {
		err = fmt.Errorf("go %s: %w", name, err)
	}
	return stdout.Bytes(), err
}

// oneLine joins what the go command says, without its headings.
func oneLine(text string) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "#") })
	return strings.TrimPrefix(strings.Join(lines, "; "), "nanoarch: ")
}

// vetDiagnostic is what go vet -json says of a finding.
type vetDiagnostic struct {
	Category, Posn, End, Message string
	Related                      []struct{ Posn, Message string }
}

// vetted adds what go vet -json printed to a document, without packages that nobody named: go vet judges what these
// import, too.
func (a *app) vetted(d *report.Document, named []string, printed []byte) error {
	d.Summary.Packages = len(named)
	for dec := json.NewDecoder(bytes.NewReader(printed)); ; {
		var units map[string]map[string][]vetDiagnostic
		if err := dec.Decode(&units); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("cannot read what go vet says: %w", err)
		}
		for unit, byRule := range units {
			unit, _, _ = strings.Cut(unit, " ") // a variant for tests
			if !slices.Contains(named, unit) && !slices.Contains(named, strings.TrimSuffix(unit, "_test")) {
				continue
			}
			for rule, found := range byRule {
				for _, f := range found {
					a.vetFinding(d, rule, f)
				}
			}
		}
	}
	slices.SortFunc(d.Findings, func(x, y report.Finding) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Message, y.Message))
	})
	d.Findings = slices.CompactFunc(d.Findings, func(x, y report.Finding) bool { // a package and its variant for a test
		return x.File == y.File && x.Line == y.Line && x.Column == y.Column && x.Rule == y.Rule && x.Message == y.Message
	})
	return nil
}

// vetFinding adds one finding, or what kept a package from being judged.
func (a *app) vetFinding(d *report.Document, rule string, v vetDiagnostic) {
	file, at := a.vetPlace(v.Posn)
	if v.Category == "policy" {
		d.Errors = append(d.Errors, report.Error{Message: strings.TrimPrefix(v.Message, "nanoarch cannot tell: "), File: at.File, Line: at.Line})
		return
	}
	level := rules.Error
	if p, root, err := subject.PolicyAbove(filepath.Dir(file)); err == nil {
		if dir, err := filepath.Rel(root, filepath.Dir(file)); err == nil {
			level = p.Level(rule, filepath.ToSlash(dir))
		}
	}
	f := report.Finding{
		Rule: rule, Level: level.String(), Status: report.StatusNew, File: at.File, Line: at.Line, Column: at.Column, Message: v.Message,
		Positions: []report.Position{at},
	}
	for _, r := range v.Related {
		_, at := a.vetPlace(r.Posn)
		f.Related = append(f.Related, report.Related{File: at.File, Line: at.Line, Message: r.Message})
	}
	d.Findings = append(d.Findings, f)
}

// vetPlace splits "file:line:column" and returns the file's name as it is and, in the position, as seen from where the
// command was started.
func (a *app) vetPlace(posn string) (file string, at report.Position) {
	file = posn
	for _, n := range []*int{&at.Column, &at.Line} {
		if i := strings.LastIndexByte(file, ':'); i > 0 {
			if x, err := strconv.Atoi(file[i+1:]); err == nil {
				file, *n = file[:i], x
			}
		}
	}
	at.File = file
	if cwd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(cwd, file); err == nil {
			at.File = filepath.ToSlash(rel)
		}
	}
	return file, at
}
