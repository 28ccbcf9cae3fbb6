//go:build e2e

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
)

const rulesGo = "github.com/bazelbuild/rules_go@v0.65.0"

// nogoTool is the program that Bazel's rules for Go build of their own sources, the analyzers and a configuration.
type nogoTool struct {
	program string
	sealed  bool // the policy is in the configuration: each package is judged in a folder that holds its files alone
}

// newNogo builds it as these rules do, with the policy of a program unless that is "".
func newNogo(t *testing.T, program string) *nogoTool {
	t.Helper()
	rules := moduleDir(t, rulesGo)
	sources := filepath.Join(rules, "go", "tools", "builders")
	tools := string(must(exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/tools").Output()))
	work := t.TempDir() // inside of x/tools, whose internal packages it needs
	if err := os.CopyFS(work, os.DirFS(strings.TrimSpace(tools))); err != nil {
		t.Fatal(err)
	}
	goIn := func(dir string, args ...string) {
		t.Helper()
		if _, errs, code := toolOutput(t, dir, append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off"), "go", args...); code != 0 {
			t.Fatalf("go %v: %s", args, errs)
		}
	}
	if err := filepath.WalkDir(work, func(name string, _ os.DirEntry, err error) error { // the module cache is read-only
		if err != nil {
			return err
		}
		return os.Chmod(name, 0o755)
	}); err != nil {
		t.Fatal(err)
	}
	builder := filepath.Join(work, "builder")
	goIn(sources, append([]string{"build", "-mod=readonly", "-ldflags=-X main.rulesGoStdlibPrefix=//stdlib:", "-o", builder, "path.go"}, listed(t, sources, "builder_srcs")...)...)
	main := filepath.Join(work, "nogo")
	if err := os.MkdirAll(main, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range listed(t, sources, "nogo_srcs") {
		if err := os.WriteFile(filepath.Join(main, name), must(os.ReadFile(filepath.Join(sources, name))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	generate := []string{"gennogomain", "-output", filepath.Join(main, "generated.go")}
	for _, a := range analyzers.Suite {
		generate = append(generate, "-analyzer_importpath", "github.com/nanoarch/nanoarch/analyzers/"+a.Name)
	}
	if program != "" {
		config := filepath.Join(work, "nogo.json")
		out, _, code := toolOutput(t, program, os.Environ(), must(exec.LookPath("nanoarch")), "schema", "policy", "--bundle", "--nogo")
		if err := os.WriteFile(config, out, 0o644); err != nil || code != 0 {
			t.Fatal(code, err)
		}
		generate = append(generate, "-config", config)
	}
	if _, errs, code := toolOutput(t, work, os.Environ(), builder, generate...); code != 0 {
		t.Fatal(errs)
	}
	goIn(work, "mod", "edit", "-require=github.com/nanoarch/nanoarch@v0.0.0", "-replace=github.com/nanoarch/nanoarch="+repository, "-require=github.com/aymanbagabas/go-udiff@v0.4.1")
	nogo := filepath.Join(t.TempDir(), "nogo")
	goIn(work, "build", "-o", nogo, "./nogo")
	return &nogoTool{nogo, program != ""}
}

// moduleDir returns where a module, given as path@version, is kept.
func moduleDir(t *testing.T, module string) string {
	t.Helper()
	out, errs, code := toolOutput(t, t.TempDir(), os.Environ(), "go", "mod", "download", "-json", module)
	var answer struct{ Dir string }
	if code != 0 || json.Unmarshal(out, &answer) != nil {
		t.Fatal(errs)
	}
	return answer.Dir
}

// listed returns the files of a target of a BUILD.bazel file.
func listed(t *testing.T, dir, target string) []string {
	t.Helper()
	_, rest, _ := strings.Cut(string(must(os.ReadFile(filepath.Join(dir, "BUILD.bazel")))), `name = "`+target+`"`)
	list, _, _ := strings.Cut(rest, "]")
	var names []string
	for _, m := range regexp.MustCompile(`"(\w+\.go)"`).FindAllStringSubmatch(list, -1) {
		names = append(names, m[1])
	}
	if len(names) < 5 {
		t.Fatalf("%s lists %v", target, names)
	}
	return names
}

// listedPackage is what go list says of a package.
type listedPackage struct {
	ImportPath, Dir, Export string
	DepOnly                 bool
	ForTest                 string
	GoFiles, CgoFiles, Deps []string
}

// nogoBlind: Bazel shows nogo only files that are built, and of packages that use cgo what that wrote, of which it drops
// what nogo says.
func nogoBlind(p *judgedProgram, f ruletest.Found) bool { return !p.built[f.File] }

// find runs nogo over each package, and over each with its tests, as Bazel does.
func (n *nogoTool) find(t *testing.T, dir string) (found []ruletest.Found) {
	t.Helper()
	for _, module := range moduleFolders(t, dir) {
		args := append([]string{"list", "-deps", "-test", "-export", "-json=ImportPath,Dir,Export,DepOnly,ForTest,GoFiles,CgoFiles,Deps", "--"}, patterns(t, module)...)
		out, errs, code := toolOutput(t, module, buildEnv(t, dir), "go", args...)
		if code != 0 {
			t.Fatal(errs)
		}
		packages := map[string]*listedPackage{}
		for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
			p := new(listedPackage)
			if err := dec.Decode(p); err != nil {
				t.Fatal(err)
			}
			packages[p.ImportPath] = p
		}
		for path, p := range packages {
			if !p.DepOnly && !strings.HasSuffix(path, ".test") {
				found = append(found, n.judge(t, dir, p, packages)...)
			}
		}
	}
	return found
}

// judge runs nogo over one package.
func (n *nogoTool) judge(t *testing.T, dir string, p *listedPackage, all map[string]*listedPackage) (found []ruletest.Found) {
	t.Helper()
	path, variant, _ := strings.Cut(p.ImportPath, " ")
	var config strings.Builder
	for _, dep := range p.Deps {
		plain, of, _ := strings.Cut(dep, " ")
		if of == variant || of == "" && all[plain+" "+variant] == nil {
			if d := all[dep]; d != nil && d.Export != "" {
				fmt.Fprintf(&config, "packagefile %s=%s\n", plain, d.Export)
			}
		}
	}
	temp := t.TempDir()
	importcfg := filepath.Join(temp, "importcfg")
	if err := os.WriteFile(importcfg, []byte(config.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"-p", path, "-importcfg", importcfg, "-x", filepath.Join(temp, "facts")}
	from := dir
	if n.sealed {
		from = filepath.Join(temp, "sandbox")
	}
	for _, name := range p.GoFiles {
		file := filepath.Join(p.Dir, name)
		rel := must(filepath.Rel(dir, file))
		if n.sealed {
			to := filepath.Join(from, rel)
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(file, to); err != nil {
				t.Fatal(err)
			}
		}
		args = append(args, rel)
	}
	if len(p.GoFiles) == 0 || len(p.CgoFiles) > 0 {
		return nil // Bazel shows nogo what cgo wrote of such packages and drops what it says of these files
	}
	_, errs, code := toolOutput(t, from, buildEnv(t, dir), n.program, args...)
	if code != 0 && code != 3 {
		t.Fatalf("nogo: exit code %d: %s", code, errs)
	}
	for _, m := range regexp.MustCompile(`(?m)^(.+\.go):(\d+):\d+: (.*) \((\w+)\)$`).FindAllStringSubmatch(errs, -1) {
		found = append(found, foundAt(t, dir, m[1], must(strconv.Atoi(m[2])), m[4], m[3]))
	}
	if (code == 3) != (len(found) > 0) {
		t.Fatalf("nogo: exit code %d: %s", code, errs)
	}
	return slices.Clip(found)
}
