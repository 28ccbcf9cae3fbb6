package vettool

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/unitchecker"
)

func TestCalled(t *testing.T) {
	cfg, err := filepath.Abs("vet.cfg")
	if err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]bool{
		"-V=full": true, "-flags": true, cfg: true, "-json|-oneop|" + cfg: true,
		"": false, "check": false, "vet": false, "check|-V=full": false, "-C|" + cfg: true, "vet.cfg": false, "check|--overlay|" + cfg: false,
	} {
		var list []string
		if args != "" {
			list = strings.Split(args, "|")
		}
		if Called(list) != want {
			t.Errorf("Called(%q) is %v", list, !want)
		}
	}
}

// TestJudged: packages of the program that the go command asks about for facts only get their verdict at once.
func TestJudged(t *testing.T) {
	plain, tested, outside, ignored, replaced := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "o@v1.0.0"), t.TempDir(), t.TempDir()
	if err := os.Mkdir(outside, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		plain + "/p.go": "package p", plain + "/p_test.go": "package p_test", plain + "/_a_test.go": "package p",
		tested + "/p.go": "package p", tested + "/p_test.go": "package p",
		outside + "/p.go": "package p", outside + "/nanoarch.toml": "version = 1",
		replaced + "/p.go": "package p", replaced + "/nanoarch.toml": "version = 1",
		ignored + "/p.go": "package p", ignored + "/p_test.go": "//go:build never\n\npackage p",
	} {
		if err := os.WriteFile(filepath.FromSlash(name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, test := range map[string]struct {
		unit   unitchecker.Config
		judged bool
	}{
		"imported":                {unitchecker.Config{Dir: plain, ModulePath: "example.com/m", VetxOnly: true}, true},
		"named":                   {unitchecker.Config{Dir: plain, ModulePath: "example.com/m"}, true},
		"with tests in itself":    {unitchecker.Config{Dir: tested, ModulePath: "example.com/m", VetxOnly: true}, false},
		"with tests that are out": {unitchecker.Config{Dir: ignored, ModulePath: "example.com/m", VetxOnly: true, IgnoredFiles: []string{filepath.Join(ignored, "p_test.go")}}, true},
		"of another module":       {unitchecker.Config{Dir: outside, ModulePath: "example.com/o", ModuleVersion: "v1.0.0", VetxOnly: true}, false},
		"of a replaced module":    {unitchecker.Config{Dir: replaced, ModulePath: "example.com/o", ModuleVersion: "v1.0.0", VetxOnly: true}, true},
		"of one without policy":   {unitchecker.Config{Dir: plain, ModulePath: "example.com/o", ModuleVersion: "v1.0.0", VetxOnly: true}, false},
		"of the standard library": {unitchecker.Config{Dir: outside, VetxOnly: true}, false},
	} {
		content, err := json.Marshal(test.unit)
		if err != nil {
			t.Fatal(err)
		}
		description := filepath.Join(t.TempDir(), "vet.cfg")
		if err := os.WriteFile(description, []byte(strings.Replace(string(content), "{", `{"Tomorrow": [1],`, 1)), 0o666); err != nil {
			t.Fatal(err)
		}
		got, err := judged(description)
		if err != nil {
			t.Fatal(err)
		}
		if content, err = os.ReadFile(got); err != nil {
			t.Fatal(err)
		}
		var unit unitchecker.Config
		if err := json.Unmarshal(content, &unit); err != nil {
			t.Fatal(err)
		}
		if unit.VetxOnly == test.judged || !strings.Contains(string(content), "Tomorrow") {
			t.Errorf("%s: VetxOnly is %v\n%s", name, unit.VetxOnly, content)
		}
	}
}

func TestCanBeLeftOut(t *testing.T) {
	for name, content := range map[string]string{
		"a_windows.go": "package a", "a_arm64_test.go": "package a", "a.go": "//go:build !linux\n\npackage a", "b.go": "// +build linux\n\npackage a",
		"c.go": "package a\n\nimport \"C\"\n", "d.go": "package documentation",
	} {
		if !canBeLeftOut(name, []byte(content)) {
			t.Errorf("%s cannot be left out", name)
		}
	}
	if canBeLeftOut("order_service_test.go", []byte("package a\n\nimport \"strings\"\n")) {
		t.Error("ordinary files can be left out")
	}
}
