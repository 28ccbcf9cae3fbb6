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
//
// Where a driver shows it nothing but the package, the flag policy takes what nanoarch schema policy --bundle prints.
var Analyzer = &analysis.Analyzer{
	Name:       "nanoarch",
	Doc:        "nanoarch: join the policy with what a package declares, imports and uses",
	ResultType: reflect.TypeFor[*Subject](),
	Run:        func(pass *analysis.Pass) (any, error) { return read(pass), nil },
}

func init() {
	Analyzer.Flags.Func("policy", "judge by this `bundle`, the text that nanoarch schema policy --bundle prints, instead of looking for a policy", setBundle)
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
	named := namesOf(pass)
	if len(named) == 0 || isTestMain(pass) {
		return none
	}
	dir, sc, err := scopeOf(named.folder())
	if err == nil && sc.Policy == nil {
		return none
	}
	var s *Subject
	if err == nil {
		s, err = sc.read(pass, dir, named)
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
func (sc *Scope) read(pass *analysis.Pass, dir string, named names) (*Subject, error) {
	all, err := sc.records(pass, dir, named)
	if err != nil {
		return nil, err
	}
	var s *Subject
	var others []*Subject
	for _, p := range all {
		one, err := sc.New(p)
		if err != nil {
			return nil, err
		}
		one.named = named
		if p.Name == pass.Pkg.Name() {
			s = one
		} else {
			others = append(others, one)
		}
	}
	if s == nil {
		return nil, fmt.Errorf("none of the files that were checked belongs to package %s", pass.Pkg.Name())
	}
	for outer := sc.above; outer != nil; outer = outer.above {
		if all, err = outer.records(pass, dir, named); err != nil {
			return nil, err
		}
		for _, p := range all {
			one := outer.NewMember(p)
			one.named = named
			others = append(others, one)
		}
	}
	s.others = others
	typed, rewritten, err := typedOf(pass, named, s.Package)
	if err != nil {
		return s, err
	}
	if path, _, _ := strings.Cut(pass.Pkg.Path(), " "); rewritten && path != s.Package.ImportPath {
		return s, fmt.Errorf("what cgo is said to have made of package %s belongs to package %s", s.Package.ImportPath, path)
	}
	if s.Template() != nil {
		typed.Want = inventory.SyntaxSections | inventory.TypedSections | inventory.SectionBodies
	}
	s.Package.ReadTypes(typed, &sc.Context)
	if m := s.Package.Problem.Message; m != "" {
		return s, errors.New(m)
	}
	if err := unchecked(s.Package, typed, pass.Fset); err != nil {
		return s, err
	}
	return s, sc.templateProblem(s.Package.Dir)
}

// records reads the imports of all units of the folder.
func (sc *Scope) records(pass *analysis.Pass, dir string, named names) ([]*inventory.Package, error) {
	files, err := sc.files(pass, dir, named)
	if err != nil {
		return nil, err
	}
	var out []*inventory.Package
	for _, u := range sc.units(pass, dir, files) {
		p, err := inventory.ReadImports(u)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// isTestMain reports whether the pass is over the main package that the go command, or Bazel, writes to run tests.
func isTestMain(pass *analysis.Pass) bool {
	if pass.Pkg.Name() != "main" || len(pass.Files) != 1 {
		return false
	}
	name := pass.Fset.File(pass.Files[0].FileStart).Name()
	if !strings.HasSuffix(pass.Pkg.Path(), ".test") {
		return bundled.Load() != nil && filepath.Base(name) == "testmain.go" && strings.HasPrefix(filepath.ToSlash(name), bazelOut+"/")
	}
	return filepath.Base(name) == "_testmain.go" || filepath.Ext(name) != ".go" // the latter in the build cache
}
