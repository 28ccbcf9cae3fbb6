package scaffold

import (
	"errors"
	"fmt"
	"go/ast"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/nanoarch/nanoarch/rules"
)

// Plan is what sync is about to write.
type Plan struct {
	Packages []*Carried // of the role, sorted by folder
	Template *Tree
	project  *Project
}

// Carried is what becomes of one package.
type Carried struct {
	Dir     string
	Changes []Change // none if it stands on the template as it is now
	Reason  string   // why it is left as it is, "" if it is not
}

// Sync plans to carry the template of a role into every package of the role. Nothing is written.
func (p *Project) Sync(role *rules.Role) (*Plan, error) {
	t, err := p.Template(role)
	if err != nil {
		return nil, err
	}
	versions, err := p.versions(t)
	if err != nil {
		return nil, err
	}
	dirs, err := p.Packages(role)
	if err != nil {
		return nil, err
	}
	plan := &Plan{Template: t, project: p}
	for _, dir := range dirs {
		c := &Carried{Dir: dir}
		if err := p.carry(c, t, versions); err != nil {
			c.Changes, c.Reason = nil, err.Error()
		}
		plan.Packages = append(plan.Packages, c)
	}
	return plan, nil
}

// carry plans one package. The error says why it is left as it is.
func (p *Project) carry(c *Carried, t *Tree, versions []*Tree) error {
	class, err := p.Policy.Classify(c.Dir)
	if err != nil {
		return err
	}
	names := Names(class.Values)
	spans := &Tree{Files: slices.Clone(t.Files)}
	for _, v := range versions {
		spans.Files = append(spans.Files, v.Files...)
	}
	spans.Hole = t.Hole
	code, err := p.Package(c.Dir, spans)
	if err != nil {
		return err
	}
	next, err := t.At(c.Dir, code.ImportPath, names)
	if err != nil {
		return err
	}
	var placed []*Tree
	for _, v := range versions {
		at, err := v.At(c.Dir, code.ImportPath, names)
		if err != nil {
			return err
		}
		if v.Version() != t.Version() {
			placed = append(placed, at)
		}
	}
	files, err := carryBest(code, next, placed, names)
	if err != nil {
		return err
	}
	old := code.Contents()
	for name, src := range files {
		c.Changes = append(c.Changes, Change{Path: path.Join(c.Dir, name), Old: old[name], New: src})
		if _, known := old[name]; !known {
			if _, err := os.Lstat(filepath.Join(p.Root, filepath.FromSlash(path.Join(c.Dir, name)))); err == nil {
				return fmt.Errorf("the template has a file %s now, and the package has one of that name that is not the template's; rename it", name)
			}
		}
	}
	sortChanges(c.Changes)
	return nil
}

// carryBest carries a package on from the version of the template that it stands on best. All are taken at its place.
func carryBest(code, next *Tree, versions []*Tree, names []Name) (map[string][]byte, error) {
	now := matchNamed(next, code, false, names)
	best := now
	for _, v := range versions {
		if m := matchNamed(v, code, false, names); m.fits() && (!best.fits() || m.weight() <= best.weight()) {
			best = m
		}
	}
	if best == now && now.fits() {
		return nil, nil
	}
	if !best.fits() {
		if other := matchTrees(next, code, true).misnamed(names); other != "" {
			return nil, errors.New(other)
		}
		if best = matchNamed(next, code, true, names); !best.heals() {
			return nil, errors.New(now.why())
		}
	}
	return carry(best, now, names)
}

// misnamed says which exported name of the template the package calls otherwise, "" if none.
func (m *match) misnamed(names []Name) string {
	for _, k := range slices.Sorted(maps.Keys(m.names)) {
		at := strings.LastIndexByte(k, ' ')
		if where, name, is := k[:at], k[at+1:], m.names[k]; !mayBe(where, name, is, names) {
			return fmt.Sprintf("the template's %s is called %s here, and others call it by its name; rename it", name, is)
		}
	}
	return ""
}

// mayBe reports whether a package may call something of the template so: exported names are the template's, since others
// call them, but what spells a capture may have a longer one. Nobody calls what is in tests.
func mayBe(where, name, is string, names []Name) bool {
	if name == is || !ast.IsExported(name) || strings.HasPrefix(where, "in ") || strings.HasSuffix(where, "_test") {
		return true
	}
	return slices.ContainsFunc(names, func(n Name) bool {
		value := strings.ToLower(n.Value)
		return strings.Contains(strings.ToLower(name), value) && strings.Contains(strings.ToLower(is), value)
	})
}

// heals reports whether what a package lacks can be written into it without a doubt: it lacks statements, or whole
// declarations of which it has no other version.
func (m *match) heals() bool {
	if len(m.missing) == 0 {
		return true
	}
	for _, d := range m.missing {
		for _, e := range m.extra {
			if e.like(d) {
				return false
			}
		}
	}
	return len(m.missing)*2 <= len(m.decls) // else it stands on something else
}

// Changes returns all changes of the plan with those of the template's versions: the one of now is kept, and the others
// are, too, as long as a package may still stand on them.
func (s *Plan) Changes() ([]Change, error) {
	var out []Change
	behind := false
	for _, c := range s.Packages {
		out = append(out, c.Changes...)
		behind = behind || c.Reason != ""
	}
	out = append(out, s.project.Remember(s.Template)...)
	if !behind {
		all, err := s.project.versions(s.Template)
		if err != nil {
			return nil, err
		}
		for _, v := range all {
			if v.Version() != s.Template.Version() {
				out = append(out, Change{Path: v.versionFile(), Old: v.archive()})
			}
		}
	}
	sortChanges(out)
	return out, nil
}

// Code returns the changes of packages.
func (s *Plan) Code() []Change {
	var out []Change
	for _, c := range s.Packages {
		out = append(out, c.Changes...)
	}
	return out
}

// Drop leaves packages as they are whose result does not compile; reasons are by folder.
func (s *Plan) Drop(wrong map[string]string) bool {
	dropped := false
	for _, c := range s.Packages {
		for _, dir := range slices.Sorted(maps.Keys(wrong)) {
			if c.Reason == "" && slices.ContainsFunc(c.Changes, func(x Change) bool { return path.Dir(x.Path) == dir }) {
				c.Changes, c.Reason = nil, wrong[dir]
				dropped = true
			}
		}
	}
	return dropped
}

// Diff returns the changes of code as a unified diff.
func Diff(changes []Change) []byte {
	var out []byte
	for _, c := range changes {
		out = append(out, diff.Diff("a/"+c.Path, c.Old, "b/"+c.Path, c.New)...)
	}
	return out
}
