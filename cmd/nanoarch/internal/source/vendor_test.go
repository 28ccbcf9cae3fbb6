package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"golang.org/x/tools/txtar"
)

// vendorTree is a program with a vendor folder that fits; the cases change files of it.
const vendorTree = `
-- go.mod --
module example.com/m

go 1.25

require example.com/lib v1.2.3
-- m.go --
package m

import "example.com/lib/sub"

var V sub.T
-- vendor/modules.txt --
# example.com/lib v1.2.3
## explicit; go 1.25
example.com/lib/sub
-- vendor/example.com/lib/sub/sub.go --
package sub

type T struct{}
`

const (
	replacedMod   = "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n\nrequire example.com/lib v1.2.3\n\nreplace example.com/lib => "
	vendoredTail  = "## explicit; go 1.25\nexample.com/lib/sub\n"
	vendoredHead  = "-- vendor/modules.txt --\n# example.com/lib v1.2.3"
	anotherModule = "-- a/go.mod --\nmodule example.com/a\n\ngo 1.21\n\nrequire example.com/lib v1.2.3\n"
	aFile         = "-- a/a.go --\npackage a\n\nimport \"example.com/lib/sub\"\n\nvar V sub.T\n"
)

// TestVendorEqualsGoList compares what is said of vendor folders with what the go command does: it refuses to list, or
// finds a package or not.
func TestVendorEqualsGoList(t *testing.T) {
	for _, tt := range []struct{ name, change, flags, says string }{
		{"it fits", "", "", ""},
		{"another version", vendoredHead[:len(vendoredHead)-1] + "2\n" + vendoredTail, "", "example.com/lib@v1.2.3 is explicitly required in go.mod"},
		{"not explicit", vendoredHead + "\n## go 1.25\nexample.com/lib/sub\n", "", "not marked as explicit"},
		{"no modules.txt", vendoredHead[:len("-- vendor/modules.txt --\n")] + "REMOVE", "", "not marked as explicit"},
		{"explicit but not required", vendoredHead + "\n" + vendoredTail + "# example.com/more v1.0.0\n## explicit\nexample.com/more\n", "", "example.com/more@v1.0.0 is marked as explicit"},
		{"a package not listed", vendoredHead + "\n## explicit; go 1.25\n", "", "package example.com/lib/sub is imported, but vendor/modules.txt does not list it"},
		{"replaced", replacedMod + "./lib\n" + vendoredHead + " => ./lib\n" + vendoredTail + "# example.com/lib => ./lib\n", "", ""},
		{"replaced elsewhere", replacedMod + "./lib\n" + vendoredHead + " => ./other\n" + vendoredTail + "# example.com/lib => ./other\n", "", "marked as replaced by ./other"},
		{"replaced by a version", replacedMod + "example.com/fork v1.0.0\n" + vendoredHead + " => example.com/fork v1.0.0\n" + vendoredTail +
			"# example.com/lib => example.com/fork v1.0.0\n", "", ""},
		{"not marked as replaced", replacedMod + "./lib\n", "", "not marked as replaced in vendor/modules.txt"},
		{"marked as replaced", vendoredHead + " => ./lib\n" + vendoredTail, "", "is marked as replaced in vendor/modules.txt"},
		{"not in force", vendoredHead[:len(vendoredHead)-1] + "2\n" + vendoredTail, "-mod=readonly", "example.com/lib@v1.2.3: missing go.sum entry"},
		{"an old module", "-- go.mod --\nmodule example.com/m\n\ngo 1.13\n\nrequire example.com/lib v1.2.3\n", "", "example.com/lib@v1.2.3: missing go.sum entry"},
		{"an old module by force", "-- go.mod --\nmodule example.com/m\n\ngo 1.13\n\nrequire example.com/lib v1.2.3\n", "-mod=vendor", ""},
		{"a workspace", "-- go.work --\ngo 1.22\n\nuse ./a\n" + anotherModule + aFile + "-- vendor/modules.txt --\n## workspace\n# example.com/lib v1.2.3\n" + vendoredTail, "", ""},
		{"not of the workspace", "-- go.work --\ngo 1.22\n\nuse ./a\n" + anotherModule + aFile, "", "example.com/lib@v1.2.3"},
		{"replaced in a workspace", "-- go.work --\ngo 1.22\n\nuse ./a\n" + anotherModule + "\nreplace example.com/lib => ../lib\n" + aFile +
			"-- vendor/modules.txt --\n## workspace\n# example.com/lib v1.2.3 => ./lib\n" + vendoredTail + "# example.com/lib => ./lib\n", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := write(t, vendorTree)
			if strings.Contains(tt.change, "-- go.work --") {
				for _, name := range []string{"go.mod", "m.go"} {
					if err := os.Remove(filepath.Join(dir, name)); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, f := range txtar.Parse([]byte(tt.change)).Files {
				save(t, dir, string(txtar.Format(&txtar.Archive{Files: []txtar.File{f}})))
				if strings.HasPrefix(string(f.Data), "REMOVE") {
					if err := os.Remove(filepath.Join(dir, f.Name)); err != nil {
						t.Fatal(err)
					}
				}
			}
			t.Setenv("GOFLAGS", tt.flags)
			t.Setenv("GOPROXY", "off")
			t.Setenv("GOMODCACHE", t.TempDir())
			answer, fails := goListAll(t, dir)
			p := load(t, dir, typesOptions())
			if fails != (len(p.Errors) > 0) || fails != (tt.says != "") {
				t.Errorf("the go command refuses: %t\n%s\nerrors: %v", fails, answer, p.Errors)
			}
			for _, e := range p.Errors {
				if !strings.Contains(e.Message, tt.says) {
					t.Errorf("%+v, want %s", e, tt.says)
				}
			}
			checkFolded(t, p)
		})
	}
}

// checkFolded demands that units fail with nothing but the errors of the whole.
func checkFolded(t *testing.T, p *source.Program) {
	t.Helper()
	known := map[source.Problem]bool{}
	for _, e := range p.Errors {
		known[e] = true
	}
	failed := 0
	for _, u := range p.Units {
		if u.Problem.Message != "" {
			failed++
			if !known[u.Problem] {
				t.Errorf("%s: %+v", u.Dir, u.Problem)
			}
		}
	}
	if len(p.Errors) != min(failed, 1) {
		t.Errorf("%d errors, %d units that fail: %+v", len(p.Errors), failed, p.Errors)
	}
}

// goListAll has the go command list all packages of the modules below a folder with what they import.
func goListAll(t *testing.T, dir string) (answer string, fails bool) {
	t.Helper()
	pattern := "./..."
	if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
		pattern = "./a/..."
	}
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", pattern)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "GOWORK=", "GOTOOLCHAIN=local", "PWD="+dir)
	out, err := cmd.CombinedOutput()
	return string(out), err != nil
}

// A module that is missing is one error, however many packages need it, in code and in tests.
func TestMissingModuleIsOneError(t *testing.T) {
	for _, tt := range []struct{ name, goLine, sum, says string }{
		{"no line in go.sum", "1.25", "", "module example.com/lib@v1.2.3: missing go.sum entry"},
		{"not fetched", "1.25", "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "module example.com/lib@v1.2.3 is not on this machine"},
		{"not fetched, of an old module", "1.16", "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "module example.com/lib@v1.2.3 is not on this machine"},
		{"no line in go.sum, of an old module", "1.16", "", "module example.com/lib@v1.2.3: missing go.sum entry"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("GOPROXY", "off")
			t.Setenv("GOMODCACHE", t.TempDir())
			tree := "-- go.mod --\nmodule example.com/m\n\ngo " + tt.goLine + "\n\nrequire example.com/lib v1.2.3\n" +
				"-- a/a.go --\npackage a\n\nimport \"example.com/lib/sub\"\n\nvar V sub.T\n-- b/b.go --\npackage b\n\nimport \"example.com/lib/other\"\n\nvar V other.T\n" +
				"-- c/c_test.go --\npackage c\n\nimport _ \"example.com/lib/sub\"\n-- d/d.go --\npackage d\n"
			if tt.sum != "" {
				tree += "-- go.sum --\nexample.com/lib v1.2.3 " + tt.sum + "\nexample.com/lib v1.2.3/go.mod " + tt.sum + "\n"
			}
			p := load(t, write(t, tree), typesOptions())
			checkFolded(t, p)
			for _, e := range p.Errors {
				if !strings.Contains(e.Message, tt.says) || e.File != "go.mod" || e.Line != 5 {
					t.Errorf("%+v, want %s", e, tt.says)
				}
			}
			for dir, want := range map[string]bool{"a a": true, "b b": true, "c c": true, "d d": false} {
				if got := problems(p)[dir].Message != ""; got != want {
					t.Errorf("%s has a problem: %t", dir, got)
				}
			}
		})
	}
}

// A module that only another module needs is missing all the same: what is read without it would be half the truth.
func TestMissingModuleBehindAnother(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GONOSUMDB", "*")
	t.Setenv("GOMODCACHE", cache)
	proxy := t.TempDir()
	save(t, proxy, "-- example.com/lib/@v/v1.0.0.mod --\nmodule example.com/lib\n\ngo 1.25\n\nrequire example.com/deep v1.0.0\n"+
		"-- example.com/deep/@v/v1.0.0.mod --\nmodule example.com/deep\n\ngo 1.25\n-- example.com/lib/@v/v1.0.0.info --\n{\"Version\": \"v1.0.0\"}\n")
	writeZip(t, filepath.Join(proxy, "example.com/lib/@v/v1.0.0.zip"), map[string]string{
		"example.com/lib@v1.0.0/go.mod": "module example.com/lib\n\ngo 1.25\n\nrequire example.com/deep v1.0.0\n",
		"example.com/lib@v1.0.0/lib.go": "package lib\n\nimport \"example.com/deep\"\n\ntype T = deep.T\n",
	})
	dir := write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n\nrequire (\n\texample.com/lib v1.0.0\n\texample.com/deep v1.0.0 // indirect\n)\n"+
		"-- a/a.go --\npackage a\n\nimport \"example.com/lib\"\n\nvar V lib.T\n")
	fetch := exec.CommandContext(t.Context(), "go", "mod", "download", "example.com/lib")
	fetch.Dir = dir
	fetch.Env = append(os.Environ(), "GOPROXY=file://"+filepath.ToSlash(proxy), "GONOSUMCHECK=1", "GONOSUMDB=*", "GOFLAGS=-modcacherw -mod=mod", "GOWORK=off")
	if out, err := fetch.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p := load(t, dir, typesOptions())
	checkFolded(t, p)
	if len(p.Errors) != 1 || !strings.Contains(p.Errors[0].Message, "module example.com/deep@v1.0.0") || p.Errors[0].Line != 7 {
		t.Errorf("errors = %+v", p.Errors)
	}
}

func writeZip(t *testing.T, name string, files map[string]string) {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), os.WriteFile(name, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}
