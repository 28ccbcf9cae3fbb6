package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/scaffold"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// project opens what new, sync and template work on. What an earlier run began to write is finished first.
func (a *app) project() (*scaffold.Project, error) {
	root, policy, err := gate.Policy(a.dir)
	if err != nil {
		return nil, err
	}
	finished, err := scaffold.Recover(root)
	if err != nil {
		return nil, err
	}
	if finished {
		fmt.Fprintln(a.stderr, "nanoarch: finished what an earlier run had begun to write")
	}
	return scaffold.Open(root, policy)
}

// fewFolders is up to how many folders are read by themselves. Of more than these the whole program is as cheap.
const fewFolders = 20

// compiles type-checks the program as if the changes were written, and returns what is wrong in the folders that they
// touch, by folder.
func (a *app) compiles(ctx context.Context, p *scaffold.Project, changes []scaffold.Change) (map[string]source.Problem, error) {
	dir, err := os.MkdirTemp("", "nanoarch-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	touched := map[string]bool{}
	for _, c := range changes {
		if !strings.HasSuffix(c.Path, ".go") {
			continue
		}
		touched[path.Dir(c.Path)] = true
		name := filepath.Join(dir, filepath.FromSlash(c.Path))
		text := c.New
		if text == nil { // an overlay removes nothing
			text = []byte("//go:build ignore\n\npackage removed\n")
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, text, 0o644)); err != nil {
			return nil, err
		}
	}
	wrong := map[string]source.Problem{}
	note := func(problem source.Problem, dir string) {
		if _, known := wrong[dir]; !known && touched[dir] {
			wrong[dir] = problem
		}
	}
	var only []string
	if len(touched) <= fewFolders {
		for d := range touched {
			only = append(only, "./"+d)
		}
	}
	problems, err := gate.Records(ctx, gate.Options{Dir: p.Root, Overlay: dir, Patterns: only}, inventory.DepthTypes, func(u *inventory.Package) error {
		if u.Problem.Message != "" {
			note(u.Problem, u.Dir)
		}
		return nil
	})
	for _, problem := range problems {
		if problem.File == "" {
			return nil, fmt.Errorf("nothing is written, since it cannot be told whether the result compiles: %s", problem.Message)
		}
		note(problem, path.Dir(problem.File))
	}
	return wrong, err
}

// operationRole returns the role that a command works on: the named one, or the only one of kind operation.
func operationRole(p *scaffold.Project, name string) (*rules.Role, error) {
	if name != "" {
		return p.Role(name)
	}
	var names []string
	for _, r := range p.Policy.Roles() {
		if r.Kind == "operation" {
			names = append(names, r.Name)
		}
	}
	if slices.Contains(names, "operation") {
		return p.Policy.Role("operation"), nil
	}
	if len(names) != 1 {
		return nil, fmt.Errorf("say which role is meant with --role: the policy has %d of kind operation (%s)", len(names), strings.Join(names, ", "))
	}
	return p.Policy.Role(names[0]), nil
}

// records returns the changes that make the records of templates say what the templates say now: check compares with these.
func (a *app) records(ctx context.Context, p *scaffold.Project, dirs ...string) ([]scaffold.Change, error) {
	old, err := gate.OldTemplates(ctx, gate.Options{Dir: p.Root}, p.Policy, dirs...)
	if err != nil || len(old) == 0 {
		return nil, err
	}
	_, built, problems, err := gate.BuildTemplates(ctx, gate.Options{Dir: p.Root}, old...)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("nothing is written, since a template is not right: %s", withPlace(problems[0]))
	}
	var out []scaffold.Change
	for _, b := range built {
		if b.Old {
			continue
		}
		old, err := os.ReadFile(filepath.Join(p.Root, filepath.FromSlash(b.File)))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		out = append(out, scaffold.Change{Path: b.File, Old: old, New: b.Bytes})
	}
	return out, nil
}
