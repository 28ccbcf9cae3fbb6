// Package gclplugin makes nanoarch's package rules a linter of golangci-lint. It is built into a golangci-lint of one's
// own by golangci-lint custom; docs/golangci-lint.md says how.
package gclplugin

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

func init() {
	register.Plugin("nanoarch", func(raw any) (register.LinterPlugin, error) { return newPlugin(raw, os.Stderr) })
}

type plugin struct {
	settings settings
	stderr   io.Writer
}

func newPlugin(raw any, stderr io.Writer) (*plugin, error) {
	s, err := decode(raw)
	if err != nil {
		return nil, err
	}
	return &plugin{s, stderr}, nil
}

// GetLoadMode is part of register.LinterPlugin. Without types there would be nothing but imports to judge.
func (*plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers is part of register.LinterPlugin. golangci-lint asks once a run, in the folder where it was started.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	key, err := subject.PolicyKey(".")
	if err != nil {
		return nil, err
	}
	if !p.settings.quiet {
		notice.Do(func() {
			fmt.Fprintln(p.stderr, "nanoarch: this judges packages one by one; rules about the whole program run in nanoarch check")
		})
	}
	out := []*analysis.Analyzer{marker(key + build())}
	for _, a := range analyzers.Suite {
		if p.settings.runs(a.Name) {
			out = append(out, plain(a))
		}
	}
	return out, nil
}

var notice sync.Once

// build stands for this very program. The version that golangci-lint custom gives it does not change with the code of a
// plugin that is built from a folder, but the time of the build is in its flags.
func build() string {
	info, _ := debug.ReadBuildInfo()
	return fmt.Sprintf("%x", sha256.Sum256([]byte(info.String())))[:8]
}

// marker is an analyzer that does nothing. golangci-lint remembers what it found in a package by the package's files and
// the names of the analyzers, so the policy must be in a name.
func marker(key string) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "nanoarchpolicy_" + key,
		Doc:  "nanoarchpolicy: have findings forgotten when the policy changes",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
}

// plain is a rule without related positions, which golangci-lint would print as issues of their own.
func plain(rule *analysis.Analyzer) *analysis.Analyzer {
	a := *rule
	a.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			pass.Report(d)
		}
		return rule.Run(&p)
	}
	return &a
}
