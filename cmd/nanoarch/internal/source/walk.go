package source

import (
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/nanoarch/nanoarch/analyzers/modules"
	"golang.org/x/mod/modfile"
)

// policyFile is the name of the policy.
const policyFile = "nanoarch.toml"

// walked is what the walk found.
type walked struct {
	packages []folder // folders with at least one .go file, sorted
	goMods   []string
	goWorks  []string
	policies []string // folders below the root with a policy
	errors   []Problem
}

// folder is a folder with .go files.
type folder struct {
	dir   string
	files []string // base names, sorted
}

// visit is a folder that the walk has to list.
type visit struct {
	dir     string
	ignores *modules.Module // the ignore directives around it, nil if there are none
}

// walk lists the folders of a view level by level, each level in parallel. Folders that hold no packages by definition
// are not entered: vendor, testdata, those that start with _ or a dot, those that an ignore directive of their module
// names, and those to be skipped.
func walk(v *View, skip func(dir string) bool) walked {
	var out walked
	level := []visit{{dir: "."}}
	for len(level) > 0 {
		found := make([]walked, len(level))
		below := make([][]visit, len(level))
		parallel(len(level), func(i int) { below[i] = level[i].list(v, skip, &found[i]) })
		for i := range found {
			out.add(found[i])
		}
		level = slices.Concat(below...)
	}
	slices.SortFunc(out.packages, func(a, b folder) int { return strings.Compare(a.dir, b.dir) })
	slices.Sort(out.goMods)
	slices.Sort(out.goWorks)
	slices.Sort(out.policies)
	return out
}

func (w *walked) add(x walked) {
	w.packages = append(w.packages, x.packages...)
	w.goMods = append(w.goMods, x.goMods...)
	w.goWorks = append(w.goWorks, x.goWorks...)
	w.policies = append(w.policies, x.policies...)
	w.errors = append(w.errors, x.errors...)
}

// list lists one folder and returns those below that are to be entered.
func (d visit) list(v *View, skip func(string) bool, out *walked) []visit {
	entries, err := v.ReadDir(d.dir)
	if err != nil {
		out.errors = append(out.errors, Problem{Message: "cannot list folder " + d.dir + ": " + err.Error(), File: d.dir})
		return nil
	}
	switch {
	case slices.Contains(entries, Entry{Name: "go.mod"}):
		d.ignores = readIgnores(v, d.dir)
	case d.dir == ".":
		d.ignores = ignoresAbove(v)
	}
	here := folder{dir: d.dir}
	var below []visit
	for _, e := range entries {
		full := path.Join(d.dir, e.Name)
		switch {
		case e.Dir:
			if !neverPackages(e.Name) && !(d.ignores != nil && d.ignores.Ignores(full)) && (skip == nil || !skip(full)) {
				below = append(below, visit{full, d.ignores})
			}
		case isGoFile(e.Name):
			here.files = append(here.files, e.Name)
		case e.Name == "go.mod":
			out.goMods = append(out.goMods, full)
		case e.Name == "go.work":
			out.goWorks = append(out.goWorks, full)
		case e.Name == policyFile && d.dir != ".":
			out.policies = append(out.policies, d.dir)
		}
	}
	if len(here.files) > 0 {
		out.packages = append(out.packages, here)
	}
	return below
}

// neverPackages reports whether folders of that name hold no packages.
func neverPackages(name string) bool {
	return name == "vendor" || name == "testdata" || name[0] == '_' || name[0] == '.'
}

func isGoFile(name string) bool {
	return strings.HasSuffix(name, ".go") && name[0] != '_' && name[0] != '.'
}

// readIgnores reads the ignore directives of a go.mod file, nil if there are none. A file that cannot be read ignores
// nothing; the module map says what is wrong with it.
func readIgnores(v *View, dir string) *modules.Module {
	b, err := v.readAround(path.Join(dir, "go.mod"))
	if err != nil || !strings.Contains(string(b), "ignore") {
		return nil
	}
	f, err := modfile.Parse("go.mod", b, nil)
	if err != nil {
		return nil
	}
	out := &modules.Module{Dir: dir, Below: modules.Below(filepath.ToSlash(v.Root()), dir)}
	for _, i := range f.Ignore {
		out.Ignore = append(out.Ignore, i.Path)
	}
	return out
}

// ignoresAbove reads the ignore directives of the module that the view's folder lies in.
func ignoresAbove(v *View) *modules.Module {
	for _, name := range above(v, "go.mod") {
		return readIgnores(v, path.Dir(name))
	}
	return nil
}

// modules reads the module files that the walk found.
func (w *walked) modules(v *View) *modules.Map {
	return modules.New(v.Root(), v.readAround, w.goMods, w.goWorks)
}

// lookAbove adds the module files above the folder, if it lies inside a module or a workspace, and leaves out
// workspaces if the user turned them off.
func (w *walked) lookAbove(v *View) {
	if !slices.Contains(w.goMods, "go.mod") {
		w.goMods = append(w.goMods, above(v, "go.mod")...)
	}
	if !slices.Contains(w.goWorks, "go.work") {
		w.goWorks = append(w.goWorks, above(v, "go.work")...)
	}
	if os.Getenv("GOWORK") == "off" {
		w.goWorks = nil
	}
}

// above returns the nearest file of that name in the folders above the view's, relative to it.
func above(v *View, name string) []string {
	rel := ".."
	for d := filepath.Dir(v.Root()); ; d, rel = filepath.Dir(d), rel+"/.." {
		if _, err := v.readAround(rel + "/" + name); err == nil {
			return []string{rel + "/" + name}
		}
		if d == filepath.Dir(d) {
			return nil
		}
	}
}

// parallel calls f for 0 to n-1, on as many goroutines as there are processors.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}
