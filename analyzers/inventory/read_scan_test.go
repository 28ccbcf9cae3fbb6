package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScanFile(t *testing.T) {
	type scan struct {
		Package string
		Cgo     bool
	}
	for content, want := range map[string]scan{
		"":                                  {},
		"package":                           {},
		"package _":                         {},
		"func f() {}\npackage a":            {},
		"/* x */ package /* y */ a // z":    {Package: "a"},
		"package a b\nimport \"C\"":         {Package: "a"},
		"package a\nimport 1\nimport \"C\"": {Package: "a"},
		"package a\nimport \"C\"":           {Package: "a", Cgo: true},
		"package a\nimport (`C`; \"x\")":    {Package: "a", Cgo: true},
		"package a\nimport \"D\"\nvar s = \"C\"\nfunc f(": {Package: "a"},
	} {
		s := ScanFile("a.go", []byte(content))
		if got := (scan{s.Package, s.Cgo}); got != want {
			t.Errorf("%q: got %+v, want %+v", content, got, want)
		}
	}
}

// TestReadImportsTakesScans shows that several units can share a scan, and that scans say what the bytes do.
func TestReadImportsTakesScans(t *testing.T) {
	first := []byte("package a\nimport \"x\"\n")
	second := []byte("//go:build linux\n\npackage a\n\nimport \"y\"\n\n//nanoarch:allow reach why\nfunc f() {\n}\n")
	unit := func(files ...Source) *Package {
		p, err := ReadImports(Unit{Dir: "a", Name: "a", Files: files})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	want := unit(Source{Name: "a.go", Content: first}, Source{Name: "b.go", Content: second, Excluded: "cgo"})
	scan := ScanFile("b.go", second)
	unit(Source{Name: "b.go", Scan: scan, Hash: "x"})
	got := unit(Source{Name: "b.go", Scan: scan, Hash: BlobHash(second), Excluded: "cgo"}, Source{Name: "a.go", Content: first})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(got.Waivers) != 1 || got.Waivers[0].Pos.File != 1 || len(got.Directives) != 1 || !got.Imports[1].Excluded {
		t.Errorf("record: %+v", got)
	}
}

func TestRestMatters(t *testing.T) {
	for rest, want := range map[string]bool{
		"":                                    false,
		"func f() int { return 1 / 2 } /":     false,
		"//":                                  false,
		"// see https://example.com/go:build": false,
		"//nolint:errcheck // why\n//":        false,
		"//nolint:errcheck\nvar nanoarch int": false,
		"/* line x */ var s = \"/*\"":         false,
		"//lines":                             false,
		"//  nolint:errcheck, NanoArch":       true,
		"x() //nanoarch:allow reach x":        true,
		"\t//go:embed x":                      true,
		"//line x.go:1":                       true,
		"/*line x.go:1*/":                     true,
		"//export F":                          true,
		"//extern f":                          true,
		"var s = \"//go:embed\"":              true, // in a string: the scan finds out
	} {
		s := fileScan{Scan: &Scan{}, content: []byte(rest)}
		if got := s.restMatters(); got != want {
			t.Errorf("%q: %v", rest, got)
		}
	}
}

func BenchmarkScanFile(b *testing.B) {
	content := []byte(benchmarkFile())
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		ScanFile("a.go", content)
	}
}

// benchmarkFile is a file of ordinary size and shape.
func benchmarkFile() string {
	s := "// Copyright\n// and more of it\n\n// Package a does things.\npackage a\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\n\t\"example.com/p\"\n)\n\n"
	for range 100 {
		s += "// F does it / or not.\nfunc F(ctx context.Context) error {\n\tif err := p.Do(ctx); err != nil {\n\t\treturn fmt.Errorf(\"do: %w\", err) // nolint:all\n\t}\n\treturn nil\n}\n\n"
	}
	return s
}
