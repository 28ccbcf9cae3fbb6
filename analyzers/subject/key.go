package subject

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/rules"
)

// PolicyKey returns a hash of what verdicts depend on besides the code of the package that is judged: every policy
// that a package of the program around dir can have, the modules in force and the build settings of the environment. A
// driver that remembers verdicts must forget them when the key changes. The key does not depend on where in a module dir
// lies. The error says that there is no policy, or that the one above dir cannot be used.
func PolicyKey(dir string) (string, error) {
	base, folders, err := program(dir)
	if err != nil {
		return "", err
	}
	roots := policyFolders(folders)
	if len(roots) == 0 {
		return "", fmt.Errorf("there is no %s in %s, above it or below; write one at the top of the program", rules.FileName, base)
	}
	if err := usable(dir); err != nil {
		return "", err
	}
	h := sha256.New()
	for _, root := range roots {
		p, err := policyIn(root)
		if err != nil { // packages below say so; another fault is another key
			fmt.Fprintf(h, "policy %q cannot be used: %q\n", relative(base, root), err)
			continue
		}
		fmt.Fprintf(h, "policy %q %s\n%s", relative(base, root), p.Hash(), LoadTemplates(p, filesIn(root)).Key())
		files, err := modules.Tree(root, p.Ignored)
		if err != nil {
			return "", err
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(h, "%q %q\n", name, files[name])
		}
		trees.Store(root, files.Map(root))
	}
	fmt.Fprintf(h, "environment %q\n", environment())
	return fmt.Sprintf("%x", h.Sum(nil)[:16]), nil
}

// trees are the modules below policies that were looked for: folder of the policy -> *modules.Map.
var trees sync.Map

// AllBound returns an error if a module below the policy above dir is required by the one that holds dir without being
// bound to its folder by go.work or replace. A driver that judges each package in a process of its own does not look for
// other modules, and would take it for a third party's. PolicyKey must have looked for them.
func AllBound(dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	root, err := policyFolder(dir)
	if err != nil {
		return nil
	}
	tree, ok := trees.Load(root)
	if !ok {
		return nil
	}
	m := tree.(*modules.Map)
	list := m.List(relative(root, dir))
	if list == nil {
		return nil
	}
	if mod := m.Unbound(list); mod != nil {
		return fmt.Errorf("module %s is required but not bound to its folder %s, so one package alone does not tell whose it is; add a go.work file or a replace directive, or run nanoarch check", mod.Path, mod.Dir)
	}
	return nil
}

// ProgramFolders returns the absolute folders of all modules whose packages a go command that was started in dir can
// judge: the one that holds dir, or those that a go.work file uses, and those that replace directives bind to folders. It
// is dir itself if no module holds it.
func ProgramFolders(dir string) ([]string, error) {
	_, folders, err := program(dir)
	return folders, err
}

// program returns the folders of a program's modules, and the one that holds the go.mod or go.work file in force.
func program(dir string) (base string, folders []string, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return "", nil, err
	}
	m, err := modules.Above(dir, dir)
	if err != nil {
		return "", nil, err
	}
	if len(m.Problems) > 0 {
		return "", nil, errors.New(m.Problems[0].Message)
	}
	list := m.List(".")
	if list == nil {
		return dir, []string{dir}, nil
	}
	for _, bound := range list.Bound() {
		folders = append(folders, absolute(dir, bound))
	}
	slices.Sort(folders)
	return absolute(dir, list.Folder), folders, nil
}

func absolute(root, slashPath string) string {
	if name := filepath.FromSlash(slashPath); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(root, filepath.FromSlash(slashPath))
}

func relative(root, name string) string {
	if rel, err := filepath.Rel(root, name); err == nil {
		return filepath.ToSlash(rel)
	}
	return name
}

// policyFolders returns the folders of all policies below the given folders and above them, sorted. One above the nearest
// counts where it calls the nearest one's folder a member.
func policyFolders(folders []string) []string {
	var roots []string
	for _, folder := range folders {
		for above, err := policyFolder(folder); err == nil && above != filepath.Dir(above); above, err = policyFolder(filepath.Dir(above)) {
			roots = append(roots, above)
		}
		_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil: // the go command cannot read a package there either
			case d.IsDir() && name != folder && holdsNoPackage(d.Name()):
				return fs.SkipDir
			case !d.IsDir() && d.Name() == rules.FileName:
				roots = append(roots, filepath.Dir(name))
			}
			return nil
		})
	}
	slices.Sort(roots)
	return slices.Compact(roots)
}

func holdsNoPackage(folder string) bool {
	return folder == "vendor" || folder == "testdata" || folder[0] == '_' || folder[0] == '.'
}

// usable returns what is wrong with the policy above dir. That there is none is nothing: there may be some below.
func usable(dir string) error {
	_, root, err := PolicyAbove(dir)
	if root == "" {
		return nil
	}
	return err
}

// environment returns the settings that decide which files count and where packages come from: the go command takes them
// from the environment or from the file that go env -w writes.
func environment() []string {
	var out []string
	for _, name := range []string{"GOOS", "GOARCH", "CGO_ENABLED", "GOFLAGS", "GOWORK", "GOEXPERIMENT"} {
		out = append(out, name+"="+os.Getenv(name))
	}
	file := os.Getenv("GOENV")
	if config, err := os.UserConfigDir(); err == nil {
		file = cmp.Or(file, filepath.Join(config, "go", "env"))
	}
	written, _ := os.ReadFile(file)
	return append(out, strings.TrimSpace(string(written)))
}
