package source

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/modules"
	"golang.org/x/tools/go/packages"
)

// goMode is what go/packages is asked for. Dependencies are checked from source, so nothing is compiled; but files that
// import "C" go through cgo, which runs the C compiler.
const goMode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedDeps |
	packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedTypesSizes | packages.NeedModule | packages.NeedForTest

// readTypesByPackages does what readTypes does by golang.org/x/tools/go/packages, which asks the driver that
// GOPACKAGESDRIVER names: where a build system knows better than go.mod files what an import path means, its answer
// counts. Nothing is taken from the cache or kept there. The error is the driver's.
func (l *loader) readTypesByPackages() error {
	overlay, err := l.view.overDisk()
	if err != nil {
		return err
	}
	goCmd, err := newGoCommand(l.ctx, l.opt.Build, nil)
	if err != nil {
		if !errors.Is(err, exec.ErrNotFound) || !hasDriver() {
			return err
		}
		goCmd = &goCommand{ctx: l.ctx, build: l.opt.Build, flags: os.Getenv("GOFLAGS")} // the driver brings its own
	}
	l.refuseMixedFolders()
	byList := map[*modules.BuildList][]*unit{}
	for _, u := range l.units {
		b := l.modules.List(u.Dir)
		byList[b] = append(byList[b], u)
	}
	for _, b := range append(l.modules.Lists(), nil) {
		if len(byList[b]) == 0 {
			continue
		}
		if err := newGoLoad(newUniverse(l, goCmd, b), byList[b]).run(overlay); err != nil {
			return err
		}
	}
	return l.ctx.Err()
}

// hasDriver reports whether the user has a driver of go/packages that asks somebody else than the go command.
func hasDriver() bool {
	driver := os.Getenv("GOPACKAGESDRIVER")
	if driver == "" {
		_, err := exec.LookPath("gopackagesdriver")
		return err == nil
	}
	return driver != "off"
}

// overDisk returns the contents that lie over the working tree, by absolute names. The error says why a view cannot be
// expressed like that.
func (v *View) overDisk() (map[string][]byte, error) {
	const instead = "; use --loader=own"
	switch f := v.files.(type) {
	case *tree:
		return map[string][]byte{}, nil
	case *overlay:
		out, err := f.below.overDisk()
		if err != nil {
			return nil, err
		}
		for name, b := range f.contents {
			full := filepath.Join(v.root, filepath.FromSlash(name))
			if b != nil {
				out[full] = b
				continue
			}
			delete(out, full)
			if _, err := os.Lstat(full); err == nil {
				return nil, fmt.Errorf("--loader=go cannot read the tree as if %s were deleted%s", name, instead)
			}
		}
		return out, nil
	}
	return nil, errors.New("--loader=go reads the working tree only, no git revision" + instead)
}

// run loads the packages of the build list and reads the units' types from them.
func (g *goLoad) run(overlay map[string][]byte) error {
	dir, work, tmp, err := g.place()
	if tmp != "" {
		defer os.RemoveAll(tmp)
	}
	if err != nil {
		return fmt.Errorf("cannot prepare a folder for the go command: %w", err)
	}
	var loaded []*packages.Package
	if patterns := g.patterns(dir); len(patterns) > 0 {
		loaded, err = packages.Load(&packages.Config{
			Mode: goMode, Context: g.l.ctx, Dir: dir, Env: g.env(dir, work), BuildFlags: g.buildFlags(),
			Fset: g.fset, ParseFile: g.parse, Tests: true, Overlay: overlay,
		}, patterns...)
	}
	switch {
	case g.l.ctx.Err() != nil:
		return g.l.ctx.Err()
	case err != nil:
		return fmt.Errorf("--loader=go cannot load the packages of %s%s: %s", cmp.Or(g.u.moduleFile(), g.l.view.root), byDriver(), driverMessage(err, tmp, dir))
	}
	g.l.listed.Add(int64(len(loaded)))
	g.read(loaded)
	g.l.errors = append(g.l.errors, g.u.faults()...)
	return nil
}

// byDriver names the driver that the user has chosen.
func byDriver() string {
	if d := os.Getenv("GOPACKAGESDRIVER"); d != "" && d != "off" {
		return " with GOPACKAGESDRIVER=" + d
	}
	return ""
}

// driverMessage makes one line of what a driver says, in terms of the user's folder.
func driverMessage(err error, tmp, dir string) string {
	text := err.Error()
	if _, said, ok := strings.Cut(text, "stderr: "); ok && strings.HasPrefix(text, "err: ") {
		text = said // of the go command
	}
	if tmp != "" {
		text = strings.ReplaceAll(text, tmp, dir)
	}
	return strings.TrimSuffix(goMessage(text), ":")
}

// env returns the environment of the driver. Module files are never written, and tags are the policy's, whatever the
// user's flags are: the last one counts, also for what the driver asks of the go command besides.
func (g *goLoad) env(dir, work string) []string {
	mode := "readonly"
	if g.u.vendor != nil {
		mode = "vendor"
	}
	flags := []string{g.u.goCmd.flags, "-mod=" + mode, "-tags=" + strings.Join(g.l.opt.Build.Tags, ",")}
	return append(g.u.goCmd.env(dir, work), "GOFLAGS="+strings.TrimSpace(strings.Join(flags, " ")))
}

// buildFlags tells the policy's tags to drivers that do not look at GOFLAGS.
func (g *goLoad) buildFlags() []string {
	if len(g.l.opt.Build.Tags) == 0 {
		return nil
	}
	return []string{"-tags=" + strings.Join(g.l.opt.Build.Tags, ",")}
}

// patterns returns what to ask for: of each main module that holds units, the part that lies in the program.
func (g *goLoad) patterns(dir string) []string {
	if g.u.list == nil {
		if hasDriver() {
			return []string{"./..."}
		}
		return nil // the go command knows no packages without a module
	}
	var out []string
	for _, m := range g.u.list.Mains {
		if !slices.ContainsFunc(g.units, func(u *unit) bool { return g.l.modules.Of(u.Dir) == m }) {
			continue
		}
		from := g.l.onDisk(m.Dir)
		if holds(from, g.l.view.root) { // the program lies in the module, not the other way round
			from = g.l.view.root
		}
		rel, err := filepath.Rel(dir, from)
		if err != nil {
			continue // on another drive; its units learn that they were not loaded
		}
		if rel = path.Join(filepath.ToSlash(rel), "..."); !strings.HasPrefix(rel, "../") {
			rel = "./" + rel
		}
		out = append(out, rel)
	}
	return out
}

// onDisk returns the absolute name of a folder or file of the view, or beside it.
func (l *loader) onDisk(name string) string {
	full, _ := l.view.beside(name)
	return full
}

// holds reports whether a file or folder is the folder or lies in it.
func holds(folder, name string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(rel)
}
