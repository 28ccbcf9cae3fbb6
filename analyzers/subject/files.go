package subject

import (
	"go/ast"
	"maps"
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
	case strings.HasPrefix(base, "_cgo_"):
		return "", true
	case filepath.Ext(base) == ".go" && !strings.HasSuffix(base, ".cgo1.go"):
		return name, false
	}
	from := cgoSource(f)
	if from != "" && !filepath.IsAbs(from) {
		from = filepath.Join(filepath.Dir(name), from)
	}
	switch {
	case from == "" && filepath.Ext(base) != ".go": // in a build cache files have no suffix
		return "", true
	case from == "" || filepath.Dir(from) == filepath.Dir(name): // somebody likes such names
		return name, false
	}
	return from, true
}

// cgoSource returns the file that cgo names in the first //line comment of what it made of it, "" if there is none.
func cgoSource(f *ast.File) string {
	for _, group := range f.Comments {
		for _, c := range group.List {
			text, ok := strings.CutPrefix(c.Text, "//line ")
			if !ok || c.Pos() > f.Package {
				continue
			}
			if name, _, ok := strings.Cut(text, ".go:"); ok {
				return filepath.FromSlash(name) + ".go"
			}
		}
	}
	return ""
}

// names says by base names how the driver names the files of a package: those that it parsed, but for what cgo adds, and
// those that it left out. Bazel's nogo names files as seen from where it runs.
type names map[string]string

func namesOf(pass *analysis.Pass) names {
	all := names{}
	for _, f := range pass.Files {
		if name, _ := original(pass, f); name != "" {
			all[filepath.Base(name)] = name
		}
	}
	for _, name := range pass.IgnoredFiles {
		if strings.HasSuffix(name, ".go") {
			all[filepath.Base(name)] = name
		}
	}
	return all
}

// folder returns the absolute folder of the files.
func (n names) folder() string {
	for _, base := range slices.Sorted(maps.Keys(n)) {
		if full, err := filepath.Abs(n[base]); err == nil {
			return filepath.Dir(full)
		}
	}
	return ""
}

// files reads the files that the driver parsed or left out, once each. The build context is the policy's.
func (sc *Scope) files(pass *analysis.Pass, dir string, named names) ([]inventory.Source, error) {
	var out []inventory.Source
	for _, base := range slices.Sorted(maps.Keys(named)) {
		content, err := contentOf(pass, named[base])
		if err != nil {
			return nil, err
		}
		out = append(out, sc.source(filepath.Join(dir, base), content))
	}
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
