package main

import (
	"fmt"
	"go/ast"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// importKinds change what a file imports, and how.
var importKinds = []kind{
	{"new import", inFile(func(s *edited) (string, bool) {
		return s.insert(s.file.Name.End(), fmt.Sprintf("\n\nimport _ %q\n", s.importPath(s.folder())))
	})},
	{"new dot import", inFile(func(s *edited) (string, bool) {
		return s.insert(s.file.Name.End(), fmt.Sprintf("\n\nimport . %q\n", s.importPath(s.folder())))
	})},
	{"new import from elsewhere", inFile(func(s *edited) (string, bool) {
		return s.insert(s.file.Name.End(), fmt.Sprintf("\n\nimport _ %q\n", []string{"net/http", "os/exec", "unsafe", "math/rand/v2", "database/sql", "example.com/nowhere/lib"}[s.IntN(6)]))
	})},
	{"replaced import", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.ImportSpec](s, nil)
		if !ok {
			return "", false
		}
		return s.replace(n.Path, fmt.Sprintf("%q", s.importPath(s.folder())))
	})},
	{"import by another name", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.ImportSpec](s, nil)
		if !ok {
			return "", false
		}
		if n.Name != nil {
			return s.replace(n.Name, "_")
		}
		return s.insert(n.Path.Pos(), []string{"_ ", "other ", ". "}[s.IntN(3)])
	})},
	{"removed import", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.ImportSpec](s, nil)
		if !ok {
			return "", false
		}
		return s.replace(n, "")
	})},
}

// fileKinds create, move and remove files and folders.
var fileKinds = []kind{
	{"split file", inFile(func(s *edited) (string, bool) {
		d, ok := pick(s, func(d *ast.FuncDecl) bool { return s.text[s.offset(d.Pos())-1] == '\n' })
		if !ok {
			return "", false
		}
		imports := ""
		for _, i := range s.file.Imports {
			if strings.Contains(s.of(d), path.Base(strings.Trim(i.Path.Value, `"`))+".") {
				imports += "import " + s.of(i) + "\n"
			}
		}
		name := strings.TrimSuffix(strings.TrimSuffix(s.name, ".go"), "_test") + fmt.Sprintf("_part%d", s.number())
		if s.test() {
			name += "_test"
		}
		if os.WriteFile(s.full(name+".go"), []byte("package "+s.file.Name.Name+"\n\n"+imports+"\n"+s.of(d)+"\n"), 0o644) != nil {
			return "", false
		}
		s.note(name + ".go")
		return s.replace(d, "")
	})},
	{"other file name", moved(func(e *editor, name string) string {
		return strings.TrimSuffix(name, ".go") + []string{"_windows.go", "_linux.go", "_test.go", "_amd64.go", "x.go", "_arm64_test.go", ".txt"}[e.IntN(7)]
	})},
	{"file in another folder", moved(func(e *editor, name string) string { return e.folder() + "/moved_" + path.Base(name) })},
	{"file out of sight", moved(func(e *editor, name string) string {
		return path.Dir(name) + []string{"/testdata/", "/_", "/.", "/vendor/"}[e.IntN(4)] + path.Base(name)
	})},
	{"no file", func(e *editor, t *testing.T) (string, bool) {
		name := e.file()
		e.remove(t, name)
		return name, true
	}},
	{"empty file", func(e *editor, t *testing.T) (string, bool) {
		name := e.file()
		e.write(t, name, "")
		return name, e.IntN(2) == 0
	}},
	{"folder for a file", func(e *editor, t *testing.T) (string, bool) {
		name := e.file()
		text := e.read(t, name)
		e.remove(t, name)
		e.write(t, name+"/inside.go", text)
		e.note(name)
		return name, true
	}},
	{"link for a file", func(e *editor, t *testing.T) (string, bool) {
		name := e.file()
		e.write(t, name+".kept", e.read(t, name))
		e.remove(t, name)
		return name, os.Symlink(path.Base(name)+".kept", e.full(name)) == nil
	}},
	{"link for a folder", func(e *editor, t *testing.T) (string, bool) {
		dir := e.folder()
		if dir == "." {
			return "", false
		}
		to := dir + "-kept"
		e.move(t, dir, to)
		e.note(dir)
		return dir, os.Symlink(path.Base(to), e.full(dir)) == nil
	}},
	{"new in-package test", added2("extra%d_test.go", "package %[2]s\n\nfunc helper%[1]d() {}\n\ntype Seen%[1]d struct{}\n")},
	{"new external test", added2("extra%d_test.go", "package %[2]s_test\n\nimport under %[3]q\n\nvar _ = under.Extra%[1]d\n")},
	{"exported for tests", func(e *editor, t *testing.T) (string, bool) {
		dir := e.folder()
		name, ok := e.packageName(t, dir)
		e.write(t, dir+"/export_test.go", fmt.Sprintf("package %s\n\nconst Exported = %d\n\nfunc ForTests() int { return Exported }\n", name, e.IntN(9)))
		e.write(t, dir+"/use_test.go", fmt.Sprintf("package %s_test\n\nimport under %q\n\nvar Used [under.Exported]int\n\nvar f = under.ForTests\n", name, e.importPath(dir)))
		return dir, ok
	}},
	{"C", added2("extra%d.go", "package %[2]s\n\n// int extra(void);\nimport \"C\"\n\nfunc Extra%[1]d() int { return int(C.extra()) }\n")},
	{"second package", added2("extra%d.go", "package other%[1]d\n\nvar _ = %[3]q\n")},
	{"new package", func(e *editor, t *testing.T) (string, bool) {
		dir := path.Dir(e.folder()) + fmt.Sprintf("/extra%d", e.IntN(5))
		e.write(t, dir+"/extra.go", fmt.Sprintf("package extra\n\nimport _ %q\n\ntype In struct{ N int }\n\nfunc Do(in In) error { return nil }\n", e.importPath(e.folder())))
		return dir, true
	}},
	{"moved package", func(e *editor, t *testing.T) (string, bool) {
		dir, to := e.folder(), ""
		if to = path.Dir(e.folder()) + "/" + path.Base(dir) + "moved"; dir == "." || strings.HasPrefix(to, dir+"/") {
			return "", false
		}
		e.move(t, dir, to)
		if e.IntN(3) > 0 {
			quoted := regexp.MustCompile(regexp.QuoteMeta(`"`+e.importPath(dir)) + `("|/)`)
			for _, name := range e.files() {
				text := e.read(t, name)
				if out := quoted.ReplaceAllString(text, `"`+e.importPath(to)+"$1"); out != text {
					e.write(t, name, out)
				}
			}
		}
		return dir + " to " + to, true
	}},
	{"nested module", func(e *editor, t *testing.T) (string, bool) {
		dir := e.folder()
		path := []string{"example.com/nested", e.importPath(dir)}[e.IntN(2)]
		e.write(t, dir+"/go.mod", "module "+path+"\n\ngo 1.24\n")
		return dir, dir != "."
	}},
	{"vendor folder", func(e *editor, t *testing.T) (string, bool) {
		e.write(t, "vendor/modules.txt", "# example.com/nowhere v1.0.0\n## explicit\nexample.com/nowhere/lib\n")
		e.write(t, "vendor/example.com/nowhere/lib/lib.go", fmt.Sprintf("package lib\n\nconst N = %d\n", e.IntN(9)))
		return "", e.IntN(2) == 0
	}},
}

// moved makes an edit that gives a file another name.
func moved(to func(*editor, string) string) func(*editor, *testing.T) (string, bool) {
	return func(e *editor, t *testing.T) (string, bool) {
		from := e.file()
		name := to(e, from)
		e.move(t, from, name)
		return from + " to " + name, true
	}
}

// added2 makes an edit that adds a file to a folder: [1] is a random number, [2] the package's name, [3] its import path.
func added2(file, text string) func(*editor, *testing.T) (string, bool) {
	return func(e *editor, t *testing.T) (string, bool) {
		n, dir := e.IntN(5), e.folder()
		pkg, ok := e.packageName(t, dir)
		if ok {
			e.write(t, path.Join(dir, fmt.Sprintf(file, n)), fmt.Sprintf(text, n, pkg, e.importPath(dir)))
		}
		return dir, ok
	}
}

// move renames a file or folder; times and inodes stay.
func (e *editor) move(t *testing.T, from, to string) {
	t.Helper()
	moved := []string{from}
	if info, err := os.Stat(e.full(from)); err == nil && info.IsDir() {
		moved = nil
		moved = append(moved, e.under(from)...)
	}
	if os.MkdirAll(path.Dir(e.full(to)), 0o755) != nil || os.RemoveAll(e.full(to)) != nil || os.Rename(e.full(from), e.full(to)) != nil {
		t.Fatalf("cannot move %s to %s", from, to)
	}
	for _, name := range moved {
		e.note(name)
		e.note(to + strings.TrimPrefix(name, from))
	}
}

// file returns a random Go file.
func (e *editor) file() string {
	files := e.files()
	return files[e.IntN(len(files))]
}

// folder returns a random folder of a package.
func (e *editor) folder() string { return path.Dir(e.file()) }

func (e *editor) packageName(t *testing.T, dir string) (string, bool) {
	for _, name := range e.files() {
		if path.Dir(name) == dir && !strings.HasSuffix(name, "_test.go") {
			if m := packageClause.FindStringSubmatch(e.read(t, name)); m != nil {
				return m[1], true
			}
		}
	}
	return "", false
}

var packageClause = regexp.MustCompile(`(?m)^package (\w+)`)

// module returns the path of the program's module.
func (e *editor) module() string {
	_, after, _ := strings.Cut(e.clean["go.mod"], "module ")
	path, _, _ := strings.Cut(after, "\n")
	return path
}

func (e *editor) importPath(dir string) string { return path.Join(e.module(), dir) }

// folderOf returns the folder of an import path, if it is one of the program's.
func (e *editor) folderOf(importPath string) (dir string, ok bool) {
	return strings.CutPrefix(importPath, e.module()+"/")
}

// under returns all files below a folder that restore has to know of.
func (e *editor) under(dir string) (out []string) {
	for _, known := range []map[string]bool{e.changed, e.all()} {
		for name := range known {
			if strings.HasPrefix(name, dir+"/") {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (e *editor) all() map[string]bool {
	out := map[string]bool{}
	for name := range e.clean {
		out[name] = true
	}
	return out
}
