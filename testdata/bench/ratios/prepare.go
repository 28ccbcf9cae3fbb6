package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/nanoarch/nanoarch/testdata/bench/generate"
	"github.com/nanoarch/nanoarch/testdata/bench/measure"
)

// importRules is the policy for the row of import rules.
const importRules = `version = 1

[[acyclic]]
name   = "top folders"
groups = "{top}/**"
`

// anything is the policy for trees that have none: everything is read and every rule looks at every package.
const anything = `version = 1

[roles.operation]
packages = ["**"]
imports  = ["*"]
external = ["**"]
`

// bench is everything that one run of this program measures.
type bench struct {
	name     string
	packages int // of the tree, as the go command counts
	rows     []*row
}

// prepare makes the trees below a folder, and the rows. Rows that edit, and those that read a cache, work on the first
// tree; the row of import rules has one of its own, since another policy lies in it.
func prepare(dir string, o *options) (*bench, error) {
	tree, imports := filepath.Join(dir, "tree"), filepath.Join(dir, "imports")
	e := &setting{tree: tree, imports: imports, cache: filepath.Join(dir, "cache"), nanoarch: o.nanoarch}
	b := &bench{name: o.tree}
	var err error
	if o.generate > 0 {
		p := generate.Program{Services: o.generate, Seed: 1}
		b.name = fmt.Sprintf("%d services", o.generate)
		o.body, o.contract = p.Operation(o.generate/2), p.Contract(o.generate/2)
		err = errors.Join(p.Write(tree), p.Write(imports))
	} else {
		err = errors.Join(os.CopyFS(tree, os.DirFS(o.tree)), os.CopyFS(imports, os.DirFS(o.tree)))
	}
	if err != nil {
		return nil, err
	}
	if o.code {
		if err := errors.Join(dropTests(tree), dropTests(imports)); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(putPolicy(tree, o.policy, anything), putPolicy(imports, o.imports, "")); err != nil {
		return nil, err
	}
	if e.nanoarch == "" {
		if e.nanoarch, err = measure.Build(dir); err != nil {
			return nil, err
		}
	}
	if e.nanoarch, err = filepath.Abs(e.nanoarch); err != nil {
		return nil, err
	}
	if e.env, err = measure.Env(e.cache); err != nil {
		return nil, err
	}
	if b.packages, err = e.count(); err != nil {
		return nil, err
	}
	b.rows, err = e.rows(o)
	return b, err
}

// dropTests removes the test files of a tree.
func dropTests(tree string) error {
	return filepath.WalkDir(tree, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		return os.Remove(name)
	})
}

// putPolicy puts a policy file into a tree: the given one, else the tree's own if there is another to fall back to, else
// that or the one of import rules.
func putPolicy(tree, file, fallback string) error {
	target := filepath.Join(tree, "nanoarch.toml")
	if file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return os.WriteFile(target, b, 0o644)
	}
	if fallback == "" {
		return os.WriteFile(target, []byte(importRules), 0o644)
	}
	if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.WriteFile(target, []byte(fallback), 0o644)
}

// count asks the go command how many packages of its own the tree has.
func (e *setting) count() (n int, err error) {
	cmd := e.list()
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	for dec := json.NewDecoder(bufio.NewReader(out)); ; {
		var p struct{ Module struct{ Main bool } }
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return 0, fmt.Errorf("go list: %w", err)
		}
		if p.Module.Main {
			n++
		}
	}
	if err := cmd.Wait(); err != nil {
		return 0, fmt.Errorf("go list: %w", err)
	}
	if n == 0 {
		return 0, errors.New("the go command finds no package in the tree")
	}
	return n, nil
}

// list is L, the yardstick of all rows.
func (e *setting) list() *exec.Cmd {
	return e.command(e.tree, "go", "list", "-e", "-deps", "-json=ImportPath,Dir,GoFiles,Imports,Module", "./...")
}
