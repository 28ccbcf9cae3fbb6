// Package gate decides about a whole run: it finds the policy, has the code read as deep as the rules need, runs every
// rule and weighs what they find.
package gate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// Options say what to judge.
type Options struct {
	Dir      string   // where the command works; the policy is looked for here and above
	Overlay  string   // folder whose files are laid over the policy's folder, "" for none
	Patterns []string // folders to report on, relative to Dir, such as "./services/..."; none = all
	Rules    []string // rules to run; none = all
	NoCache  bool     // read everything again

	NoBaseline bool   // report what the baseline leaves for later like everything else
	Revision   string // git revision to judge instead of the files on disk, "" for these

	Inventories []string // files to judge instead of the code, made by Inventory; none = the code
	CacheDir    string   // "" = the user's cache folder
	GoLoader    bool     // have types read by go/packages and the driver that GOPACKAGESDRIVER names
	Progress    func(done, total int)

	accounts bool     // gather accounts instead of applying baselines
	foreign  *Options // judge by the policies of these files; nil for the code's own. They need not fit the code
}

// noPolicyError says that there is no policy in a folder or above it.
type noPolicyError string

func (dir noPolicyError) Error() string {
	return fmt.Sprintf("no %s in %s or above it, so nothing says what is allowed; write one (https://github.com/nanoarch/nanoarch has one in ten lines) or run `nanoarch survey`, which needs none",
		rules.FileName, string(dir))
}

// findPolicy returns the folder of the nearest policy file, in dir or above it.
func findPolicy(dir string) (root string, err error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if s, err := os.Stat(abs); err != nil || !s.IsDir() {
		return "", fmt.Errorf("%s is no folder", dir)
	}
	for at := abs; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, rules.FileName)); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", noPolicyError(abs)
		}
	}
}

// root finds the policy's folder. Of a revision it is the policy of that revision that counts.
func (o *Options) root(ctx context.Context) (string, error) {
	if o.Revision == "" {
		return findPolicy(o.Dir)
	}
	c, err := source.FindCommit(ctx, o.Dir, o.Revision, rules.FileName)
	if err != nil {
		return "", err
	}
	root, ok := c.Holder(ctx, rules.FileName)
	if !ok {
		return "", fmt.Errorf("revision %s has no %s in %s or above it", o.Revision, rules.FileName, o.Dir)
	}
	return root, nil
}

// start finds the policy's folder, opens the files below it, and translates the patterns to folders there.
func (o *Options) start(ctx context.Context) (root string, view *source.View, keep []folder, err error) {
	if root, err = o.root(ctx); err != nil {
		return "", nil, nil, err
	}
	if keep, err = filter(root, o.Dir, o.Patterns); err != nil {
		return "", nil, nil, err
	}
	view, err = o.view(ctx, root)
	return root, view, keep, err
}

// view opens the files below root with the overlay laid over them.
func (o *Options) view(ctx context.Context, root string) (*source.View, error) {
	var v *source.View
	var err error
	if o.Revision != "" {
		v, err = source.OpenRevision(ctx, root, o.Revision)
	} else {
		v, err = source.OpenTree(root)
	}
	if err != nil || o.Overlay == "" {
		return v, err
	}
	contents := map[string][]byte{}
	err = filepath.WalkDir(o.Overlay, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		rel, err := filepath.Rel(o.Overlay, path)
		if err != nil {
			return err
		}
		contents[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read overlay: %w", err)
	}
	if len(contents) == 0 {
		return nil, fmt.Errorf("the overlay %s holds no file", o.Overlay)
	}
	return source.Overlay(v, contents), nil
}

// cache opens the cache for the program in a folder, nil if nothing is to be kept.
func (o *Options) cache(root string) *source.Cache {
	switch {
	case o.NoCache || o.GoLoader || len(o.Inventories) > 0:
		return nil
	case o.CacheDir != "":
		return source.OpenCache(o.CacheDir, root)
	}
	return source.OpenCache(source.DefaultCacheDir(), root)
}

// reading says how the code is to be read. Without a policy the shipped tables hold, and a file's own mark tells whether
// it is generated.
func (o *Options) reading(policy *rules.Policy, depth inventory.Depth) source.Options {
	opt := source.Options{Depth: depth, Packages: o.GoLoader, Progress: o.Progress}
	if policy == nil {
		policy = rules.Default()
	} else {
		opt.Generated = policy.Generated
	}
	b := policy.Build()
	opt.Build = source.Build{GOOS: b.GOOS, GOARCH: b.GOARCH, Tags: b.Tags, Cgo: b.CGO}
	opt.Skip, opt.Selection = policy.Ignored, policy.Selection()
	opt.Context = subject.Context(policy, &modules.Map{})
	return opt
}

// noPackages says that there is nothing to judge, which is no reason to call it clean.
func noPackages(root string) source.Problem {
	return source.Problem{Message: "there is no Go package in " + root + " or below it"}
}

// faultsOf returns an error's policy faults as problems, and whether that is what it is.
func faultsOf(err error) ([]source.Problem, bool) {
	var many rules.Faults
	var one rules.Fault
	switch {
	case errors.As(err, &many):
	case errors.As(err, &one):
		many = rules.Faults{one}
	default:
		return nil, false
	}
	var out []source.Problem
	for _, f := range many {
		out = append(out, source.Problem{Message: f.Message, File: f.File, Line: f.Line})
	}
	return out, true
}

// Policy reads the policy that holds for a folder: the nearest one, in it or above it. No code is read.
func Policy(dir string) (root string, policy *rules.Policy, err error) {
	if root, err = findPolicy(dir); err != nil {
		return "", nil, err
	}
	policy, err = rules.Load(rules.FileName, func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	})
	return root, policy, err
}
