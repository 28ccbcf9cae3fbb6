package subject

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/conform"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// TemplateRule is the name of the rule that holds packages against templates.
const TemplateRule = "template"

// Templates are the records of a policy's templates. The zero value and nil have none.
type Templates struct {
	records  map[string]*conform.Record // by the template's folder
	problems map[string]error
}

// LoadTemplates reads the records of all templates that the policy names.
func LoadTemplates(p *rules.Policy, f conform.Files) *Templates {
	t := &Templates{records: map[string]*conform.Record{}, problems: map[string]error{}}
	if !p.Enabled(TemplateRule) {
		return t
	}
	for _, r := range p.Roles() {
		if r.Template == "" || t.records[r.Template] != nil || t.problems[r.Template] != nil {
			continue
		}
		record, err := conform.RecordOf(r.Template, f)
		if err == nil {
			err = record.Misplaced(TemplateCaptures(p, r.Template))
		}
		if err != nil {
			t.problems[r.Template] = err
		} else {
			t.records[r.Template] = record
		}
	}
	return t
}

// TemplateCaptures returns the captures of the roles that have a template, sorted.
func TemplateCaptures(p *rules.Policy, template string) []string {
	out := []string{}
	for _, r := range p.Roles() {
		if r.Template != template {
			continue
		}
		for _, pattern := range r.Packages() {
			out = append(out, pattern.Captures()...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Problems returns what is wrong with records, sorted by the template's folder.
func (t *Templates) Problems() (dirs []string, errs []error) {
	if t == nil {
		return nil, nil
	}
	dirs = slices.Sorted(maps.Keys(t.problems))
	for _, d := range dirs {
		errs = append(errs, t.problems[d])
	}
	return dirs, errs
}

// Record returns the record of a template's folder, nil if there is none that can be used.
func (t *Templates) Record(dir string) *conform.Record {
	if t == nil {
		return nil
	}
	return t.records[dir]
}

// Key stands for what the records say, and for what is wrong with them.
func (t *Templates) Key() string {
	var b strings.Builder
	if t == nil {
		return ""
	}
	for _, dir := range slices.Sorted(maps.Keys(t.records)) {
		fmt.Fprintf(&b, "%q %s\n", dir, t.records[dir].Hash())
	}
	for _, dir := range slices.Sorted(maps.Keys(t.problems)) {
		fmt.Fprintf(&b, "%q %q\n", dir, t.problems[dir].Error())
	}
	return b.String()
}

// filesIn reads below a folder on disk.
func filesIn(root string) conform.Files {
	full := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
	return conform.Files{
		Read: func(name string) ([]byte, error) { return os.ReadFile(full(name)) },
		List: func(dir string) (files, folders []string, err error) {
			entries, err := os.ReadDir(full(dir))
			for _, e := range entries {
				if info, err := os.Stat(filepath.Join(full(dir), e.Name())); err == nil && info.Mode().IsRegular() {
					files = append(files, e.Name())
				} else if e.IsDir() {
					folders = append(folders, e.Name())
				}
			}
			return files, folders, err
		},
	}
}

// Place is where a package stands in what was made of a template.
type Place struct {
	Template string      // folder of the template
	Rel      string      // folder of the package relative to the one that the template was made for, "." for that itself
	Class    rules.Class // of that folder
}

// TemplatePlace finds the template that a folder is made of: its own role's, or that of a folder above.
func TemplatePlace(p *rules.Policy, dir string) (Place, bool) {
	if !p.Enabled(TemplateRule) {
		return Place{}, false
	}
	for at, rel := dir, "."; ; at, rel = path.Dir(at), path.Join(path.Base(at), rel) {
		if class, err := p.Classify(at); err == nil && class.Role != nil && class.Role.Template != "" && !class.Excluded {
			return Place{class.Role.Template, rel, class}, true
		}
		if at == "." || at == "/" {
			return Place{}, false
		}
	}
}

// Conformed is a unit of a template, and all that a package is held against it by.
type Conformed struct {
	Place
	Record  *conform.Record
	Unit    *conform.Unit
	Subject conform.Subject
}

// Template returns what the package is to conform to, nil if it is made of no template, or of a part that the template
// does not have.
func (s *Subject) Template() *Conformed {
	if s.member || s.Policy == nil {
		return nil
	}
	place, ok := TemplatePlace(s.Policy, s.Package.Dir)
	if !ok {
		return nil
	}
	r := s.Templates.Record(place.Template)
	if r == nil {
		return nil
	}
	u := r.Unit(place.Rel, s.Package.TestOf != "")
	if u == nil {
		return nil
	}
	home := s.Package.ImportPath
	if s.Package.TestOf != "" {
		home = s.Package.TestOf
	}
	if place.Rel != "." {
		home = strings.TrimSuffix(home, "/"+place.Rel)
	}
	values := conform.Placeholders{}
	for _, v := range place.Class.Values {
		values[v.Name] = v.Value
	}
	return &Conformed{place, r, u, conform.Subject{Package: s.Package, ImportPath: home, Values: values, MayReach: s.holeReach(place.Class.Role, u)}}
}

// LacksBodies reports whether the package is to be compared with a template, and its record does not hold what for.
func (s *Subject) LacksBodies() bool {
	counts := func(f inventory.File) bool { return f.Excluded == "" }
	return !s.Package.Has(inventory.SectionBodies) && s.Package.Problem.Message == "" && slices.ContainsFunc(s.Package.Files, counts) &&
		s.Level(TemplateRule) != rules.Off && s.Template() != nil
}

// holeReach returns the function that says what code in holes reaches although the template's list does not have it. Of
// what the role may not reach the rule reach speaks, where it is on.
func (s *Subject) holeReach(role *rules.Role, u *conform.Unit) func(string) []string {
	spoken := s.Level("reach") != rules.Off
	if spoken && u.Reach == nil {
		return nil
	}
	return func(symbol string) []string {
		words := []string{"goroutine"}
		if symbol != "go" {
			e, _ := s.Policy.Effect(symbol)
			words = e.Reach
		}
		return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
			if u.Reach != nil && !slices.Contains(u.Reach, w) {
				return spoken && !role.MayReach(w)
			}
			return u.Reach != nil || role.MayReach(w)
		})
	}
}

// templateProblem says why the package cannot be compared with its template, nil if it can, or has none.
func (sc *Scope) templateProblem(dir string) error {
	if sc.Policy == nil || sc.Templates == nil || sc.Policy.Level(TemplateRule, dir) == rules.Off {
		return nil
	}
	place, ok := TemplatePlace(sc.Policy, dir)
	if !ok {
		return nil
	}
	if err := sc.Templates.problems[place.Template]; err != nil {
		return errors.New("template not checked: " + err.Error())
	}
	return nil
}

// recordsIn returns the records of a policy's templates as their files hold them, for a bundle.
func recordsIn(root string, p *rules.Policy) (map[string]string, error) {
	t := LoadTemplates(p, filesIn(root))
	if _, errs := t.Problems(); len(errs) > 0 {
		return nil, errs[0]
	}
	if len(t.records) == 0 {
		return nil, nil
	}
	out := map[string]string{}
	for dir, r := range t.records {
		out[dir] = string(r.Encode())
	}
	return out, nil
}

// records reads what recordsIn returned. Whether records are older than the code was looked at when the bundle was made.
func (b *Bundle) records(p *rules.Policy) (*Templates, error) {
	t := &Templates{records: map[string]*conform.Record{}, problems: map[string]error{}}
	for dir, text := range b.Templates {
		r, err := conform.Decode([]byte(text))
		if err != nil {
			return nil, fmt.Errorf("the bundle's record of template %s cannot be used: %w", dir, err)
		}
		t.records[dir] = r
	}
	for _, r := range p.Roles() {
		if r.Template != "" && p.Enabled(TemplateRule) && t.records[r.Template] == nil {
			t.problems[r.Template] = fmt.Errorf("the bundle has no record of template %s; make it again with nanoarch schema policy --bundle", r.Template)
		}
	}
	return t, nil
}

// HasTests reports whether the unit has a test file that counts.
func HasTests(p *inventory.Package) bool {
	return slices.ContainsFunc(p.Files, func(f inventory.File) bool { return f.Test && f.Excluded == "" })
}
