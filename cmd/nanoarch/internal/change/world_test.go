package change

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
	"golang.org/x/tools/txtar"
)

// policyText is the policy of all programs that bring none: contracts, operations that call them, and the rest.
const policyText = `version = 1
[roles.contract]
packages = ["{capability}/{operation}/contract"]
imports  = ["contract", "std"]
[roles.operation]
packages = ["{capability}/{operation}"]
imports  = ["contract", "shared", "std"]
[roles.shared]
packages = ["shared/**"]
imports  = ["shared", "std"]
external = ["**"]
[roles.root]
packages = ["cmd/**"]
imports  = ["*"]
`

// world is a program that was read from files.
type world struct {
	Side
	program *program.Program
	files   map[string]string
}

// read makes a program of an archive of files.
func read(t *testing.T, archive string) *world {
	t.Helper()
	w := &world{files: map[string]string{"go.mod": "module example.com/m\n\ngo 1.26\n", rules.FileName: policyText}}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		w.files[f.Name] = string(f.Data)
	}
	if err := os.RemoveAll(root); err != nil {
		t.Fatal(err)
	}
	for name, text := range w.files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	v, err := source.OpenTree(root)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	w.Read = func(name string) ([]byte, error) {
		if text, ok := w.files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
	if w.Policy, err = rules.Load(rules.FileName, v.ReadFile); err != nil {
		t.Fatal(err)
	}
	loaded, err := source.Load(t.Context(), v, source.Options{
		Depth: inventory.DepthDataflow, Build: source.Build{GOOS: "linux", GOARCH: "amd64"}, Skip: w.Policy.Ignored, Generated: w.Policy.Generated,
		Context: subject.Context(w.Policy, &modules.Map{}), CacheDir: cache,
	})
	if err != nil || len(loaded.Errors) > 0 {
		t.Fatal(err, loaded.Errors)
	}
	if w.program, err = program.New(w.Policy, loaded.Units, loaded.Modules); err != nil {
		t.Fatal(err)
	}
	w.Modules = loaded.Modules
	return w
}

// All programs are read in one folder, so that the types of the standard library are read once.
var root, cache string

func TestMain(m *testing.M) {
	temp, err := os.MkdirTemp("", "nanoarch-change-")
	if err != nil {
		panic(err)
	}
	root, cache = filepath.Join(temp, "program"), filepath.Join(temp, "cache")
	code := m.Run()
	os.RemoveAll(temp)
	os.Exit(code)
}

// compare compares two programs. Units that do not compile are known by their imports only.
func compare(base, head *world) *Report {
	side := func(w *world) Side {
		s := w.Side
		for _, u := range w.program.Units {
			x := &Unit{Package: u}
			if u.Problem.Message == "" {
				x.Full = func() *inventory.Package { return u }
			}
			s.Units = append(s.Units, x)
		}
		slices.SortFunc(s.Units, compareUnits)
		return s
	}
	return Compare(&Input{
		Base: side(base), Head: side(head), Program: head.program, Crossed: head.Crossed != nil,
		Same: func(string) *inventory.Package { return nil }, // all units are handed over
	})
}
