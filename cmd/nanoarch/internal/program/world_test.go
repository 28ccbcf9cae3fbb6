package program

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

const (
	module = "example.com/m"
	width  = 100 // bytes of every line of made-up files
)

// pkg makes the units of a folder. An import is a folder of the module, or an import path after "=". A word before it
// says in which file it stands: test, xtest (external test), win (left out on linux), gen (generated).
func pkg(dir string, imports ...string) []*inventory.Package {
	u := &inventory.Package{
		Dir: dir, ImportPath: path.Join(module, dir), Name: path.Base(dir), Module: module,
		Depth: inventory.DepthImports, Sections: inventory.SectionImports,
	}
	units := []*inventory.Package{u}
	file(u, "a.go")
	for _, text := range imports {
		where, what, ok := strings.Cut(text, " ")
		if !ok {
			where, what = "", text
		}
		at, name := u, "a.go"
		switch where {
		case "test":
			name = "a_test.go"
		case "win":
			name = "a_windows.go"
		case "gen":
			name = "z.gen.go"
		case "xtest":
			name = "x_test.go"
			if len(units) == 1 {
				units = append(units, &inventory.Package{
					Dir: dir, ImportPath: u.ImportPath + "_test", Name: u.Name + "_test", TestOf: u.ImportPath, Module: module,
					Depth: inventory.DepthImports, Sections: inventory.SectionImports,
				})
			}
			at = units[1]
		}
		importPath, ok := strings.CutPrefix(what, "=")
		if !ok {
			importPath = path.Join(module, what)
		}
		add(at, name, importPath)
	}
	return units
}

// file returns the index of a file of the unit, which is made when it is first asked for.
func file(u *inventory.Package, name string) int {
	if i := slices.IndexFunc(u.Files, func(f inventory.File) bool { return f.Name == name }); i >= 0 {
		return i
	}
	f := inventory.File{Name: name, Test: strings.HasSuffix(name, "_test.go"), Generated: strings.HasSuffix(name, ".gen.go")}
	if strings.HasSuffix(name, "_windows.go") {
		f.Excluded = "_windows.go"
	}
	content := bytes.Repeat(append(bytes.Repeat([]byte{' '}, width-1), '\n'), 60)
	f.Lines, f.Size = inventory.Lines(content), len(content)
	f.PackagePos = inventory.Pos{File: len(u.Files), Start: 8, End: 12}
	u.Files = append(u.Files, f)
	return len(u.Files) - 1
}

// add puts an import on the next line of a file; the package clause has line 1.
func add(u *inventory.Package, name, importPath string) {
	at := file(u, name)
	line := 1
	for _, i := range u.Imports {
		if i.Pos.File == at {
			line++
		}
	}
	u.Imports = append(u.Imports, inventory.Import{
		Path: importPath, Test: u.Files[at].Test, Excluded: u.Files[at].Excluded != "",
		Pos: inventory.Pos{File: at, Start: line*width + 1, End: line*width + 3 + len(importPath)},
	})
}

func units(packages ...[]*inventory.Package) []*inventory.Package { return slices.Concat(packages...) }

func loadPolicy(t testing.TB, text string) *rules.Policy {
	t.Helper()
	p, err := rules.Load(rules.FileName, func(name string) ([]byte, error) {
		if name != rules.FileName {
			return nil, fs.ErrNotExist
		}
		return []byte("version = 1\n" + text), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func oneModule() *modules.Map {
	read := func(name string) ([]byte, error) {
		if name != "go.mod" {
			return nil, fs.ErrNotExist
		}
		return []byte("module " + module + "\n\ngo 1.26\n"), nil
	}
	return modules.New("/src", read, []string{"go.mod"}, nil)
}

func newProgram(t testing.TB, policy string, list []*inventory.Package) *Program {
	t.Helper()
	p, err := New(loadPolicy(t, policy), list, oneModule())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// run runs one rule by name.
func run(p *Program, name string, found ...*subject.Finding) []*subject.Finding {
	i := slices.IndexFunc(Rules, func(r Rule) bool { return r.Name == name })
	return Rules[i].Run(p, found)
}

// lines writes findings as "file:line,line level message", one each.
func lines(found []*subject.Finding) []string {
	var out []string
	for _, f := range found {
		var at []string
		name := fmt.Sprintf("%s:%d", f.File, f.Line)
		for i, pos := range f.Positions {
			file, line, _ := Locate(f.Package, pos)
			if i == 0 {
				name = file
				at = append(at, fmt.Sprint(line))
			} else if file == name {
				at = append(at, fmt.Sprint(line))
			} else {
				at = append(at, fmt.Sprintf("%s:%d", file, line))
			}
		}
		if at != nil {
			name += ":" + strings.Join(at, ",")
		}
		out = append(out, fmt.Sprintf("%s %s %s", name, f.Level, f.Message))
	}
	return out
}

// steps writes the related places of a finding.
func steps(f *subject.Finding) []string {
	var out []string
	for _, r := range f.Related {
		out = append(out, fmt.Sprintf("%s:%d %s", r.Path, r.Line, r.Message))
	}
	return out
}
