package modules_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"golang.org/x/tools/txtar"
)

const shop = `
-- go.mod --
module example.com/shop

go 1.26

require (
	example.com/lib v1.2.3
	example.com/shop/plugin v0.1.0
	example.com/shop/tools v0.1.0
	github.com/acme/log v1.0.0
	corp/auth v1.0.0
)

replace (
	example.com/lib => ./third_party/lib
	github.com/acme/log => github.com/fork/log v1.1.0
)
-- tools/go.mod --
module example.com/shop/tools

require example.com/lib v1.0.0

replace example.com/lib => ../other/lib
-- third_party/lib/go.mod --
module example.com/fork/lib
-- other/lib/go.mod --
module example.com/lib
-- border/go.mod --
-- outside/go.mod --
module example.com/outside

replace example.com/beside => ../../beside
-- ws/go.work --
use (
	./x
	./y
)

replace example.com/z => ./z
-- ws/x/go.mod --
module example.com/x

replace example.com/z => ./elsewhere
-- ws/y/go.mod --
module example.com/y
-- ws/alone/go.mod --
module example.com/alone
`

func open(text string) *modules.Map {
	files := map[string][]byte{}
	var mods, works []string
	for _, f := range txtar.Parse([]byte(text)).Files {
		files[f.Name] = f.Data
		switch path.Base(f.Name) {
		case "go.mod":
			mods = append(mods, f.Name)
		case "go.work":
			works = append(works, f.Name)
		}
	}
	read := func(name string) ([]byte, error) {
		if b, ok := files[name]; ok {
			return b, nil
		}
		return nil, fs.ErrNotExist
	}
	return modules.New("/home/shop", read, mods, works)
}

func TestDir(t *testing.T) {
	m := open(shop)
	if len(m.Problems) > 0 {
		t.Fatalf("problems: %v", m.Problems)
	}
	for _, test := range []struct {
		from, path, want string
		ok               bool
	}{
		{".", "example.com/shop", ".", true},
		{".", "example.com/shop/a/b", "a/b", true},
		{"a/b", "example.com/shop/c", "c", true},
		{".", "example.com/shopper", "", false},
		{".", "example.com/shop/tools/x", "tools/x", true}, // required from outside, but it is here
		{".", "example.com/shop/plugin/x", "", false},      // required from outside, and not here
		{".", "example.com/lib/sub", "third_party/lib/sub", true},
		{"tools", "example.com/lib/sub", "other/lib/sub", true},
		{"third_party/lib", "example.com/lib", "other/lib", true},
		{".", "example.com/fork/lib", "third_party/lib", true},
		{".", "github.com/acme/log", "", false},
		{".", "fmt", "", false},
		{"outside", "example.com/beside/x", "../beside/x", false},
		{"ws/x", "example.com/y/sub", "ws/y/sub", true},
		{"ws/x", "example.com/z", "ws/z", true},
		{"border/a", "example.com/shop/c", "c", true},
	} {
		dir, ok := m.Dir(test.from, test.path)
		if ok != test.ok || ok && dir != test.want {
			t.Errorf("Dir(%s, %s) = %q, %t, want %q, %t", test.from, test.path, dir, ok, test.want, test.ok)
		}
	}
}

func TestWhatModulesSay(t *testing.T) {
	m := open(shop)
	for dir, want := range map[string]string{
		".": "example.com/shop", "a/b": "example.com/shop/a/b", "tools/x": "example.com/shop/tools/x", "border/a": "", "ws": "example.com/shop/ws",
		"third_party/lib/s": "example.com/fork/lib/s",
	} {
		if got := m.ImportPath(dir); got != want {
			t.Errorf("ImportPath(%s) = %q, want %q", dir, got, want)
		}
	}
	first := []string{
		"example.com/alone", "example.com/beside", "example.com/fork/lib", "example.com/lib", "example.com/outside", "example.com/shop",
		"example.com/shop/tools", "example.com/x", "example.com/y", "example.com/z",
	}
	if diff := cmp.Diff(first, m.FirstParty()); diff != "" {
		t.Errorf("FirstParty (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"corp/auth", "example.com/shop/plugin", "github.com/acme/log"}, m.Required()); diff != "" {
		t.Errorf("Required (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"corp/auth", "example.com/shop/plugin"}, m.Outside()); diff != "" {
		t.Errorf("Outside (-want +got):\n%s", diff)
	}
}

func TestBuildLists(t *testing.T) {
	m := open(shop)
	x, y, alone := m.List("ws/x/sub"), m.List("ws/y"), m.List("ws/alone")
	if x != y || !x.Work || x.Folder != "ws" || len(x.Mains) != 2 {
		t.Errorf("the workspace's modules are resolved by %+v and %+v", x, y)
	}
	if alone.Work || alone.Folder != "ws/alone" {
		t.Errorf("a module that go.work does not use is resolved by %+v", alone)
	}
	if dir, ok := m.List(".").Dir("example.com/shop/tools/x"); ok {
		t.Errorf("a required module is not taken from the folder that has its path, but from %s", dir)
	}
	if got := len(m.Lists()); got != len(m.Modules)-1 {
		t.Errorf("%d build lists for %d modules", got, len(m.Modules))
	}
	if got := x.Bound(); !slices.Equal(got, []string{"ws/x", "ws/y", "ws/z"}) {
		t.Errorf("Bound = %v", got)
	}
}

func TestProblems(t *testing.T) {
	m := open("-- go.mod --\nmodule example.com/m\nnonsense\n-- b/go.work --\nuse ./gone\n")
	want := []modules.Problem{
		{File: "b/gone/go.mod", Message: "cannot read b/gone/go.mod: file does not exist"},
		{File: "go.mod", Line: 2, Message: "cannot read go.mod: unknown directive: nonsense"},
	}
	if diff := cmp.Diff(want, m.Problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestAbove(t *testing.T) {
	t.Setenv("GOWORK", "")
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(`
-- ws/go.work --
use (
	./x
	./y
)
-- ws/x/go.mod --
module example.com/x
-- ws/y/go.mod --
module example.com/y
-- ws/x/services/deep/keep --
`)).Files {
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// The policy lies between the module and the package.
	m, err := modules.Above(filepath.Join(dir, "ws/x/services"), filepath.Join(dir, "ws/x/services/deep"))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.ImportPath("deep"); got != "example.com/x/services/deep" {
		t.Errorf("ImportPath = %s", got)
	}
	if got, ok := m.Dir("deep", "example.com/x/services/other"); got != "other" || !ok {
		t.Errorf("Dir = %s, %t", got, ok)
	}
	if got, ok := m.Dir("deep", "example.com/y/p"); got != "../../y/p" || ok {
		t.Errorf("Dir = %s, %t", got, ok)
	}
	// The policy lies above all modules.
	m, err = modules.Above(filepath.Join(dir, "ws"), filepath.Join(dir, "ws/x/services/deep"))
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := m.Dir("x/services/deep", "example.com/y/p"); got != "y/p" || !ok {
		t.Errorf("Dir = %s, %t", got, ok)
	}
}

func TestIgnores(t *testing.T) {
	top := &modules.Module{Dir: ".", Ignore: []string{"./svc/old", "node_modules"}}
	nested := &modules.Module{Dir: "tool", Ignore: []string{"./gen/"}}
	above := &modules.Module{Dir: "../..", Below: "svc/a", Ignore: []string{"./svc/a/old", "svc", "./svc/a", "gen", "a/x"}}
	for _, tt := range []struct {
		mod  *modules.Module
		dir  string
		want bool
	}{
		{top, ".", false}, {top, "svc/old", true}, {top, "svc/old/deep", true}, {top, "svc/older", false}, {top, "a/svc/old", false},
		{top, "web/node_modules/x", true}, {top, "web/my_node_modules", false},
		{nested, "tool/gen", true}, {nested, "gen", false}, {nested, "tool", false},
		{above, ".", false}, {above, "old", true}, {above, "old/x", true}, {above, "b", false}, {above, "b/gen", true}, {above, "x", true}, {above, "b/svc", true},
	} {
		if got := tt.mod.Ignores(tt.dir); got != tt.want {
			t.Errorf("module %s ignores %s: %t", tt.mod.Dir, tt.dir, got)
		}
	}
}

func TestBelow(t *testing.T) {
	for _, tt := range []struct{ root, dir, want string }{
		{"/home/m/svc/a", "../..", "svc/a"}, {"/home/m", "..", "m"}, {"/home/m", ".", ""}, {"/home/m", "sub", ""}, {"/home/m", "../beside", ""},
		{"/home/m", "/home", ""}, {"/home/m", "..x", ""},
	} {
		if got := modules.Below(tt.root, tt.dir); got != tt.want {
			t.Errorf("Below(%s, %s) = %q, want %q", tt.root, tt.dir, got, tt.want)
		}
	}
}

// A replace directive for one version binds only where that version is the one in the build list.
func TestReplacedVersions(t *testing.T) {
	const head = "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n\n"
	for _, tt := range []struct{ name, text, want string }{
		{"another version", head + "require example.com/lib v1.0.0\n\nreplace example.com/lib v1.1.0 => ./sub\n", ""},
		{"this version", head + "require example.com/lib v1.1.0\n\nreplace example.com/lib v1.1.0 => ./sub\n", "sub/x"},
		{"not required", head + "replace example.com/lib v1.1.0 => ./sub\n", ""},
		{"nobody tells", strings.Replace(head, "1.25", "1.16", 1) + "replace example.com/lib v1.1.0 => ./sub\n", "sub/x"},
		{"version before all", head + "require example.com/lib v1.1.0\n\nreplace (\n\texample.com/lib => ./all\n\texample.com/lib v1.1.0 => ./sub\n)\n", "sub/x"},
		{"all but this version", head + "require example.com/lib v1.1.0\n\nreplace (\n\texample.com/lib => ./all\n\texample.com/lib v1.1.0 => example.com/fork v1.0.0\n)\n", ""},
		{"all", head + "require example.com/lib v1.0.0\n\nreplace (\n\texample.com/lib => ./all\n\texample.com/lib v1.1.0 => ./sub\n)\n", "all/x"},
		{"highest of a workspace", head + "require example.com/lib v1.1.0\n\nreplace example.com/lib v1.1.0 => ./sub\n" +
			"-- b/go.mod --\nmodule example.com/b\n\ngo 1.25\n\nrequire example.com/lib v1.2.0\n-- go.work --\nuse (\n\t.\n\t./b\n)\n", ""},
		{"workspace first", head + "require example.com/lib v1.1.0\n\nreplace example.com/lib v1.1.0 => ./sub\n" +
			"-- go.work --\nuse .\n\nreplace example.com/lib => example.com/fork v1.0.0\n", ""},
	} {
		m := open(tt.text)
		if got, _ := m.Dir(".", "example.com/lib/x"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if got := slices.Contains(m.FirstParty(), "example.com/lib"); got != (tt.want != "") {
			t.Errorf("%s: first-party: %t", tt.name, got)
		}
	}
}
