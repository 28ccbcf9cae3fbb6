package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// listDriver is a driver of go/packages, as build systems have them: it answers the protocol by asking the go command.
// It notes what it was asked for in the file that DRIVER_LOG names, and keeps quiet about the files in DRIVER_HIDES.
func listDriver() error {
	var ask packages.DriverRequest
	if err := json.NewDecoder(os.Stdin).Decode(&ask); err != nil {
		return err
	}
	patterns := strings.Join(os.Args[1:], " ") + "\n"
	if err := os.WriteFile(os.Getenv("DRIVER_LOG"), []byte(patterns), 0o644); err != nil {
		return err
	}
	roots, err := packages.Load(&packages.Config{
		Mode: ask.Mode &^ (packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedTypesSizes),
		Env:  append(ask.Env, "GOPACKAGESDRIVER=off"), BuildFlags: ask.BuildFlags, Tests: ask.Tests, Overlay: ask.Overlay,
	}, os.Args[1:]...)
	if err != nil {
		return err
	}
	answer := packages.DriverResponse{Compiler: "gc", Arch: "amd64"}
	for _, p := range roots {
		answer.Roots = append(answer.Roots, p.ID)
	}
	hidden := func(file string) bool { return filepath.Base(file) == os.Getenv("DRIVER_HIDES") }
	packages.Visit(roots, nil, func(p *packages.Package) {
		p.GoFiles, p.CompiledGoFiles = slices.DeleteFunc(p.GoFiles, hidden), slices.DeleteFunc(p.CompiledGoFiles, hidden)
		answer.Packages = append(answer.Packages, p)
	})
	return json.NewEncoder(os.Stdout).Encode(answer)
}

// throughDriver is the way by --loader=go and listDriver, and fails if that is not asked.
func throughDriver(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	log := useDriver(t)
	report, code := flags("--loader=go")(t, dir, args...)
	if asked, err := os.ReadFile(log); err != nil || !strings.Contains(string(asked), "...") {
		t.Errorf("the driver was asked for %q, %v", asked, err)
	}
	return report, code
}

// useDriver sets listDriver as driver for the rest of the test and returns the file of what it is asked.
func useDriver(t *testing.T) (log string) {
	t.Helper()
	driver, err := exec.LookPath("listdriver")
	if err != nil {
		t.Fatal(err)
	}
	log = filepath.Join(t.TempDir(), "log")
	t.Setenv("DRIVER_LOG", log)
	t.Setenv("GOPACKAGESDRIVER", driver)
	return log
}

// A driver that knows less than the files say is no reason to call the rest clean.
func TestDriverLeavesSomethingOut(t *testing.T) {
	keepBuildCache(t)
	dir, _ := unpacked(t, filepath.Join(repository, "testdata", "loaders", "generated.txtar"))
	for hidden, says := range map[string]string{
		"b.gen.go": "b.gen.go counts in the policy's build context, but the go loader did not load it",
		"c.go":     "the go loader did not load this package",
	} {
		useDriver(t)
		t.Setenv("DRIVER_HIDES", hidden)
		if report, code := flags("--loader=go")(t, dir); code != 2 || !strings.Contains(report, says) {
			t.Errorf("without %s: exit code %d:\n%s", hidden, code, report)
		}
	}
}
