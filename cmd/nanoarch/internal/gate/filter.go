package gate

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// folder is a pattern of the command line: a folder, or all below it.
type folder struct {
	text  string // as it was given
	dir   string // slash path relative to the policy's folder
	below bool
}

func (f folder) covers(dir string) bool {
	return dir == f.dir || f.below && (f.dir == "." || strings.HasPrefix(dir, f.dir+"/"))
}

// filter translates patterns, relative to dir, to folders below root.
func filter(root, dir string, patterns []string) ([]folder, error) {
	var out []folder
	for _, p := range patterns {
		text := filepath.ToSlash(p)
		name, below := strings.CutSuffix(text, "...")
		if below {
			name = cmp.Or(strings.TrimSuffix(name, "/"), ".")
		}
		if strings.Contains(name, "...") || strings.ContainsAny(name, "*{}") {
			return nil, fmt.Errorf("%q is no folder pattern; write ./folder or ./folder/...", p)
		}
		abs := filepath.FromSlash(name)
		if !filepath.IsAbs(abs) {
			var err error
			if abs, err = filepath.Abs(filepath.Join(dir, abs)); err != nil {
				return nil, err
			}
		}
		rel, err := filepath.Rel(root, abs)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, fmt.Errorf("%q lies outside the policy's folder %s", p, root)
		}
		out = append(out, folder{text: p, dir: path.Clean(filepath.ToSlash(rel)), below: below})
	}
	return out, nil
}

// only drops findings in folders that no pattern covers. Findings about the policy itself always stay; what the baseline
// has too much is for whole runs to say. A pattern that covers no package is an error, unless nothing could be read.
func (r *Result) only(keep []folder) error {
	if len(keep) == 0 || len(r.dirs) == 0 {
		return nil
	}
	for _, k := range keep {
		if !slices.ContainsFunc(r.dirs, k.covers) {
			return fmt.Errorf("%q matches no package; patterns are folders relative to where the command works", k.text)
		}
	}
	kept := func(dir string) bool {
		return slices.ContainsFunc(keep, func(k folder) bool { return k.covers(dir) })
	}
	drop := func(f *subject.Finding) bool {
		return f.Package != nil && !kept(f.Package.Dir) || f.Rule == "baseline"
	}
	r.Findings = slices.DeleteFunc(r.Findings, drop)
	r.Waived = slices.DeleteFunc(r.Waived, drop)
	r.Baselined = slices.DeleteFunc(r.Baselined, func(b Baselined) bool { return drop(b.Finding) })
	r.Packages = 0
	for _, dir := range r.dirs {
		if kept(dir) {
			r.Packages++
		}
	}
	return nil
}
