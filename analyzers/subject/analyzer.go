package subject

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// Analyzer reads a package for drivers that know nothing of policies (go vet, golangci-lint, nogo): it finds the policy
// above the package's files and makes the record from what the driver parsed and checked. What keeps it from judging is
// no error, which would stop the driver's other analyzers, but one diagnostic of the first rule that runs.
var Analyzer = &analysis.Analyzer{
	Name:       "nanoarchsubject",
	Doc:        "nanoarchsubject: join the policy with what a package declares, imports and uses",
	ResultType: reflect.TypeFor[*Subject](),
	Run:        func(pass *analysis.Pass) (any, error) { return read(pass), nil },
}

// fault is why a package cannot be judged, or not wholly.
type fault struct {
	err  error
	once sync.Once
}

// reportFault reports the fault at the package clause, once however many rules ask.
func (s *Subject) reportFault(pass *analysis.Pass) {
	if s.fault == nil || len(pass.Files) == 0 {
		return
	}
	s.fault.once.Do(func() {
		pass.Report(analysis.Diagnostic{
			Pos: pass.Files[0].Name.Pos(), End: pass.Files[0].Name.End(), Category: "policy", URL: URL("policy"),
			Message: "nanoarch cannot tell: " + s.fault.err.Error(),
		})
	})
}

// read makes the subject of a pass. It has no policy if the package is none of a policy's, or cannot be judged.
func read(pass *analysis.Pass) *Subject {
	none := &Subject{Scope: &Scope{}}
	dir := folder(pass)
	if dir == "" || isTestMain(pass) {
		return none
	}
	sc, err := scopeOf(dir)
	if err == nil && sc.Policy == nil {
		return none
	}
	var s *Subject
	if err == nil {
		s, err = sc.read(pass, dir)
	}
	if s == nil {
		s = none
	}
	if err != nil {
		s.fault = &fault{err: err}
	}
	return s
}

// read makes the subject. It may come with an error that says what the record lacks.
func (sc *Scope) read(pass *analysis.Pass, dir string) (*Subject, error) {
	files, err := sc.files(pass, dir)
	if err != nil {
		return nil, err
	}
	var s *Subject
	var others []*Subject
	for _, u := range sc.units(pass, dir, files) {
		p, err := inventory.ReadImports(u)
		if err != nil {
			return nil, err
		}
		one, err := sc.New(p)
		if err != nil {
			return nil, err
		}
		if u.Name == pass.Pkg.Name() {
			s = one
		} else {
			others = append(others, one)
		}
	}
	if s == nil {
		return nil, fmt.Errorf("none of the files that were checked belongs to package %s", pass.Pkg.Name())
	}
	s.others = others
	typed, err := typedOf(pass, dir, s.Package)
	if err != nil {
		return s, err
	}
	s.Package.ReadTypes(typed, &sc.Context)
	if m := s.Package.Problem.Message; m != "" {
		return s, errors.New(m)
	}
	return s, unchecked(s.Package, typed, pass.Fset)
}

// folder returns the absolute folder of the package's files, "" if there are none. Bazel's nogo names files as seen from
// where it runs.
func folder(pass *analysis.Pass) string {
	var names []string
	for _, f := range pass.Files {
		name, _ := original(pass, f)
		names = append(names, name)
	}
	for _, name := range append(names, pass.IgnoredFiles...) {
		if filepath.Ext(name) != ".go" {
			continue
		}
		if full, err := filepath.Abs(name); err == nil {
			return filepath.Dir(full)
		}
	}
	return ""
}

// isTestMain reports whether the pass is over the main package that the go command writes to run tests.
func isTestMain(pass *analysis.Pass) bool {
	if pass.Pkg.Name() != "main" || !strings.HasSuffix(pass.Pkg.Path(), ".test") || len(pass.Files) != 1 {
		return false
	}
	name := pass.Fset.File(pass.Files[0].FileStart).Name()
	return filepath.Base(name) == "_testmain.go" || filepath.Ext(name) != ".go" // the latter in the build cache
}
