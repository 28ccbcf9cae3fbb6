package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/modules"
)

// goCommand runs the go command so that it downloads, compiles and writes nothing, whatever the user's settings are.
type goCommand struct {
	ctx     context.Context
	build   Build
	cache   *Cache
	version string // GOVERSION
	flags   string // the user's GOFLAGS
	key     string // hash of all that the answers depend on besides module files
}

// newGoCommand asks the go command who it is. It fails if there is none, or if its standard library is newer than the
// type checker in this binary.
func newGoCommand(ctx context.Context, build Build, cache *Cache) (*goCommand, error) {
	g := &goCommand{ctx: ctx, build: build, cache: cache}
	file := "go-" + KeyOf("go env", Environment().String()).String()
	out, known := cache.File(file)
	if !known {
		var err error
		if out, err = g.run(os.TempDir(), "off", "env", "-json", "GOVERSION", "GOFLAGS", "GOEXPERIMENT"); err != nil {
			return nil, fmt.Errorf("types cannot be read without the go command: %w", err)
		}
	}
	var env struct{ GOVERSION, GOFLAGS, GOEXPERIMENT string }
	if err := json.Unmarshal(out, &env); err != nil {
		return nil, fmt.Errorf("cannot read the answer of go env: %w", err)
	}
	g.version, g.flags = env.GOVERSION, env.GOFLAGS
	theirs, ours := version.Lang(strings.Fields(g.version + " ")[0]), version.Lang(runtime.Version())
	if theirs != "" && ours != "" && version.Compare(theirs, ours) > 0 {
		return nil, fmt.Errorf("the standard library of %s is newer than this nanoarch, which was built with %s; build nanoarch with %s or newer", theirs, ours, theirs)
	}
	if !known && Environment() != (Key{}) {
		cache.SetFile(file, out)
	}
	g.key = KeyOf("go", env.GOVERSION, env.GOFLAGS, env.GOEXPERIMENT, build.GOOS, build.GOARCH, strings.Join(build.Tags, ","), fmt.Sprint(build.Cgo)).String()
	return g, nil
}

// Environment returns a key of all that the go command's answers depend on besides module files and the modules
// themselves: which go command is found, and the user's settings. It is zero if there is no go command.
var Environment = sync.OnceValue(func() Key {
	name, err := exec.LookPath("go")
	if err == nil {
		name, err = filepath.Abs(name)
	}
	if err != nil {
		return Key{}
	}
	h := keyHash{}
	files := []string{name}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		files = append(files, real, filepath.Join(filepath.Dir(filepath.Dir(real)), "VERSION"))
	}
	if settings := os.Getenv("GOENV"); settings != "" {
		files = append(files, settings)
	} else if dir, err := os.UserConfigDir(); err == nil {
		files = append(files, filepath.Join(dir, "go", "env"))
	}
	for _, f := range files {
		s, err := stampOf(f)
		if err != nil {
			return Key{}
		}
		h.list([]string{f, fmt.Sprint(s)})
	}
	env := os.Environ()
	slices.Sort(env)
	for _, v := range env {
		if strings.HasPrefix(v, "GO") || strings.HasPrefix(v, "CGO_") || strings.HasPrefix(v, "HOME=") {
			h.string(v)
		}
	}
	return h.sum()
})

// run runs the go command in a folder and returns what it prints. The value of work is GOWORK.
func (g *goCommand) run(dir, work string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(g.ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(g.env(dir, work), "GOPACKAGESDRIVER=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && stderr.Len() > 0 {
		return out, errors.New(goMessage(stderr.String()))
	}
	return out, err
}

// env returns the environment in which the go command runs in a folder. The value of work is GOWORK.
func (g *goCommand) env(dir, work string) []string {
	cgo := "0"
	if g.build.Cgo {
		cgo = "1"
	}
	// GONOPROXY=none: modules of GOPRIVATE would be fetched past GOPROXY=off. PWD: the go command believes it.
	return append(os.Environ(), "PWD="+dir, "GOPROXY=off", "GONOPROXY=none", "GOVCS=*:off", "GOTOOLCHAIN=local", "GO111MODULE=on",
		"GOOS="+g.build.GOOS, "GOARCH="+g.build.GOARCH, "CGO_ENABLED="+cgo, "GOWORK="+work)
}

// goMessage makes one line of what the go command says.
func goMessage(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "go: "))
		if line != "" && len(lines) < 3 {
			lines = append(lines, line)
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "; "), ":; ", ": ")
}

// listed is a package of the standard library or of the module cache, as go list prints it.
type listed struct {
	ImportPath string
	Dir        string
	Name       string
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
	ImportMap  map[string]string
	Standard   bool
	Error      *struct{ Err string }
}

// list asks for packages and everything that they import. It is asked in the folder of module files alone; work says
// whether a go.work file is among them. The state stands for these files: with an equal one the answer is the same, as
// long as the modules are where they were.
func (g *goCommand) list(dir string, work bool, state string, paths []string) ([]*listed, error) {
	k := KeyOf(append([]string{"go list", state}, paths...)...)
	if out, ok := g.cache.Get(k); ok {
		if all, err := decodeListed(out); err == nil && areThere(moduleFolders(all)) {
			return all, nil
		}
	}
	args := []string{"list", "-e", "-deps", "-test=false", "-mod=readonly", "-tags=" + strings.Join(g.build.Tags, ","),
		"-json=ImportPath,Dir,Name,GoFiles,CgoFiles,Imports,ImportMap,Standard,Error", "--"}
	workspace := "off"
	if work {
		workspace = filepath.Join(dir, "go.work")
	}
	out, err := g.run(dir, workspace, append(args, paths...)...)
	if err != nil {
		return nil, err
	}
	all, err := decodeListed(out)
	if err == nil && !slices.ContainsFunc(all, func(p *listed) bool { return p.Error != nil && p.Dir == "" }) {
		g.cache.Put(k, out, false)
	}
	return all, err
}

func decodeListed(out []byte) ([]*listed, error) {
	var all []*listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := &listed{}
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("cannot read the answer of go list: %w", err)
		}
		all = append(all, p)
	}
}

// moduleFolders returns the folders of the module cache in which the packages lie, sorted.
func moduleFolders(all []*listed) []string {
	var out []string
	for _, p := range all {
		// A module's folder ends in its version, such as golang.org/x/mod@v0.42.0.
		if at := strings.LastIndexByte(p.Dir, '@'); at >= 0 && !p.Standard {
			if end := strings.IndexAny(p.Dir[at:], `/\`); end >= 0 {
				out = append(out, p.Dir[:at+end])
			} else {
				out = append(out, p.Dir)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func areThere(folders []string) bool {
	return !slices.ContainsFunc(folders, func(f string) bool {
		s, err := stampOf(f)
		return err != nil || s.kind != directory
	})
}

// modFlag returns the value of -mod in the user's GOFLAGS.
func (g *goCommand) modFlag() string {
	mode := ""
	for _, f := range strings.Fields(g.flags) {
		if v, ok := strings.CutPrefix(strings.TrimLeft(f, "-"), "mod="); ok {
			mode = v
		}
	}
	return mode
}

// moduleLess is the go.mod file for packages that no module holds: the standard library is all they can import.
const moduleLess = "module nomodule.invalid\n\ngo 1.21\n"

// moduleFiles returns the files that decide which packages a build list takes from where, by name relative to the root.
func (l *loader) moduleFiles(b *modules.BuildList) map[string][]byte {
	files := map[string][]byte{}
	if b == nil {
		return files
	}
	add := func(name string) {
		if c, err := l.view.readAround(name); err == nil {
			files[name] = c
		}
	}
	if b.Work {
		add(path.Join(b.Folder, "go.work"))
		add(path.Join(b.Folder, "go.work.sum"))
	}
	for _, mod := range b.Mains {
		add(path.Join(mod.Dir, "go.mod"))
		add(path.Join(mod.Dir, "go.sum"))
	}
	for _, dir := range b.Bound() {
		add(path.Join(dir, "go.mod"))
	}
	return files
}

// moduleKey returns a hash of the files.
func moduleKey(files map[string][]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%q %d\x00%s", name, len(files[name]), files[name])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// materialise writes module files below a temporary folder, at the same places to each other, so that the go command
// can answer for a revision or an overlay too, and cannot write into the tree. Packages of folders are no part of it:
// the go command is only asked about others.
func (l *loader) materialise(b *modules.BuildList, files map[string][]byte) (tmp, dir string, err error) {
	tmp, err = os.MkdirTemp("", "nanoarch-")
	if err != nil {
		return "", "", err
	}
	if tmp, err = filepath.EvalSymlinks(tmp); err != nil {
		return "", "", err
	}
	place := func(name string) string {
		full, beside := l.view.beside(name)
		if !beside {
			full = filepath.Join(l.view.root, filepath.FromSlash(name))
		}
		return filepath.Join(tmp, strings.TrimPrefix(full, filepath.VolumeName(full)))
	}
	dir = filepath.Join(tmp, "none")
	if b != nil {
		dir = place(b.Folder)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return tmp, dir, err
	}
	if b == nil {
		return tmp, dir, os.WriteFile(filepath.Join(dir, "go.mod"), []byte(moduleLess), 0o600)
	}
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(place(name)), 0o700); err != nil {
			return tmp, dir, err
		}
		if err := os.WriteFile(place(name), content, 0o600); err != nil {
			return tmp, dir, err
		}
	}
	return tmp, dir, nil
}
