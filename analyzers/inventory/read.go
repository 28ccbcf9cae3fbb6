package inventory

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strconv"
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

// Source is one file of a unit. Whoever has scanned or hashed it says so; then the bytes are not needed any more.
type Source struct {
	Name      string // base name
	Content   []byte
	Scan      *Scan  // what ScanFile said, nil to have it read from Content
	Hash      string // BlobHash of the bytes, "" to have it computed from Content
	Excluded  string // the constraint that leaves the file out, "" if it counts
	Generated bool   // the policy names it as generated; without a policy the caller passes what the mark says
}

// ReadImports makes the header, the files and section imports from what the files' scans say, without a syntax tree. A
// file whose package clause or imports cannot be read gives a Problem. The error says that the unit itself makes no
// sense: no file, a file given twice, or a name that is no base name.
func ReadImports(u Unit) (*Package, error) {
	sources, err := sortedSources(u)
	if err != nil {
		return nil, err
	}
	p := &Package{
		Dir: u.Dir, ImportPath: u.ImportPath, Name: u.Name, TestOf: u.TestOf, Module: u.Module, GoVersion: u.GoVersion,
		Depth: DepthImports, Sections: SectionImports,
	}
	imports := 0
	for i := range sources {
		src := &sources[i]
		if src.Scan == nil {
			src.Scan = ScanFile(src.Name, src.Content)
		}
		if src.Hash == "" {
			src.Hash = BlobHash(src.Content)
		}
		imports += len(src.Scan.imports)
	}
	p.Files, p.Imports = make([]File, 0, len(sources)), slices.Grow(p.Imports, imports)
	for _, src := range sources {
		p.addFile(src)
	}
	return p, nil
}

// addFile adds what the scan of a file says, which several units may share.
func (p *Package) addFile(src Source) {
	s, i := src.Scan, len(p.Files)
	if s.problem != nil {
		p.fail(Problem{Message: s.problem.message, File: path.Join(p.Dir, src.Name), Line: s.problem.line})
	}
	f := s.file
	f.Hash, f.Excluded, f.Generated, f.Cgo = src.Hash, src.Excluded, src.Generated, s.Cgo
	if f.PackagePos != (Pos{}) {
		f.PackagePos.File = i
	}
	p.Files = append(p.Files, f)
	for _, imp := range s.imports {
		imp.Pos.File, imp.Excluded = i, src.Excluded != ""
		p.Imports = append(p.Imports, imp)
	}
	for _, d := range s.directives {
		d.Pos.File = i
		p.Directives = append(p.Directives, d)
	}
	for _, w := range s.waivers {
		w.Pos.File, w.Cut.File = i, i
		p.Waivers = append(p.Waivers, w)
	}
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
	h.Write(strconv.AppendInt([]byte("blob "), int64(len(content)), 10))
	h.Write([]byte{0})
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}

var newline = []byte{'\n'}
