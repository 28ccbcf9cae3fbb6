package subject

import (
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/constraints"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// original returns the name of the hand-written file behind a parsed one, and whether the parsed one is what cgo made
// of it. The name is "" for files that cgo adds.
func original(pass *analysis.Pass, f *ast.File) (name string, cgo bool) {
	name = pass.Fset.File(f.FileStart).Name()
	base := filepath.Base(name)
	switch {
	case base == "_cgo_gotypes.go":
		return "", true
	case strings.HasSuffix(base, ".cgo1.go") || filepath.Ext(base) != ".go": // in a build cache files have no suffix
		name = pass.Fset.PositionFor(f.Package, true).Filename // cgo's own //line comment
		if filepath.Base(name) == "_cgo_gotypes.go" || filepath.Ext(name) != ".go" {
			return "", true
		}
		return name, true
	}
	return name, false
}

// files reads the files that the driver parsed or left out, once each. The build context is the policy's.
func (sc *Scope) files(pass *analysis.Pass, dir string) ([]inventory.Source, error) {
	names := map[string]bool{}
	for _, f := range pass.Files {
		if name, _ := original(pass, f); name != "" {
			names[filepath.Base(name)] = true
		}
	}
	for _, name := range pass.IgnoredFiles {
		if strings.HasSuffix(name, ".go") {
			names[filepath.Base(name)] = true
		}
	}
	var out []inventory.Source
	for name := range names {
		full := filepath.Join(dir, name)
		content, err := contentOf(pass, full)
		if err != nil {
			return nil, err
		}
		out = append(out, sc.source(full, content))
	}
	slices.SortFunc(out, func(a, b inventory.Source) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// contentOf reads through the pass where it can, since drivers lay unsaved text over files.
func contentOf(pass *analysis.Pass, name string) ([]byte, error) {
	if pass.ReadFile != nil {
		if b, err := pass.ReadFile(name); err == nil {
			return b, nil
		}
	}
	return os.ReadFile(name)
}

func (sc *Scope) source(full string, content []byte) inventory.Source {
	name := filepath.Base(full)
	s := inventory.Source{Name: name, Scan: inventory.ScanFile(name, content), Hash: inventory.BlobHash(content)}
	b := sc.Policy.Build()
	build := constraints.Build{GOOS: b.GOOS, GOARCH: b.GOARCH, Tags: b.Tags, Cgo: b.CGO}
	s.Excluded = build.Excluded(name, content, s.Scan.Package, s.Scan.Cgo)
	if rel, err := filepath.Rel(sc.Root, full); err == nil {
		s.Generated = sc.Policy.Generated(filepath.ToSlash(rel))
	}
	return s
}
