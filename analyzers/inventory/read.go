package inventory

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Unit is what the reader is given of a unit before any type is known: all files of one package name in one folder.
type Unit struct {
	Dir        string // slash path relative to the policy's folder, "." for the folder itself
	ImportPath string
	Name       string // the package clause
	TestOf     string // for an external test unit, the import path of the package under test
	Module     string
	GoVersion  string
	Files      []Source // in any order, excluded ones too
}

// Source is one file of a unit.
type Source struct {
	Name      string // base name
	Content   []byte
	Excluded  string // the constraint that leaves the file out, "" if it counts
	Generated bool   // the policy names it as generated; without a policy the caller passes what the mark says
}

// ReadImports reads the header, the files and section imports from the bytes alone, without a syntax tree. A file whose
// package clause or imports cannot be read gives a Problem. The error says that the unit itself makes no sense: no
// file, a file given twice, or a name that is no base name.
func ReadImports(u Unit) (*Package, error) {
	sources, err := sortedSources(u)
	if err != nil {
		return nil, err
	}
	p := &Package{
		Dir: u.Dir, ImportPath: u.ImportPath, Name: u.Name, TestOf: u.TestOf, Module: u.Module, GoVersion: u.GoVersion,
		Depth: DepthImports, Sections: SectionImports,
	}
	for i, src := range sources {
		s := newFileScan(i, src)
		if err := s.run(); err != nil {
			p.fail(Problem{Message: err.message, File: path.Join(u.Dir, src.Name), Line: err.line})
		}
		p.Files = append(p.Files, s.file)
		p.Imports = append(p.Imports, s.imports...)
		p.Directives = append(p.Directives, s.directives...)
		p.Waivers = append(p.Waivers, s.waivers...)
	}
	return p, nil
}

func sortedSources(u Unit) ([]Source, error) {
	if len(u.Files) == 0 {
		return nil, fmt.Errorf("package %s in %s has no file", u.Name, u.Dir)
	}
	sources := slices.Clone(u.Files)
	slices.SortFunc(sources, func(a, b Source) int { return strings.Compare(a.Name, b.Name) })
	for i, s := range sources {
		if s.Name == "" || strings.ContainsAny(s.Name, `/\`) {
			return nil, fmt.Errorf("package %s in %s: %q is no file name", u.Name, u.Dir, s.Name)
		}
		if i > 0 && sources[i-1].Name == s.Name {
			return nil, fmt.Errorf("package %s in %s: file %s is given twice", u.Name, u.Dir, s.Name)
		}
	}
	return sources, nil
}

// BlobHash returns git's object id of a blob with these bytes, in hex. Files of a working tree and of a revision share
// it when they are equal.
func BlobHash(content []byte) string {
	h := sha1.New()
	fmt.Fprintf(h, "blob %d\x00", len(content))
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}

func lineOffsets(content []byte) []int {
	lines := make([]int, 1, 1+bytes.Count(content, []byte("\n")))
	for at := 0; ; {
		i := bytes.IndexByte(content[at:], '\n')
		if i < 0 {
			return lines
		}
		at += i + 1
		lines = append(lines, at)
	}
}

// line returns the 1-based line of a byte offset.
func (f *File) line(offset int) int {
	i, found := slices.BinarySearch(f.Lines, offset)
	if found {
		return i + 1
	}
	return i
}
