package rules

import (
	"slices"
	"strings"
)

// Policy is the checked content of nanoarch.toml and of what it extends. It never changes after Load, so many
// goroutines may use it at once. All paths are slash paths relative to the policy's folder.
type Policy struct {
	file        string
	hash        string
	doc         *document // what was written, with all that is extended
	texts       Texts
	roles       []*Role // sorted by name
	exclude     []Pattern
	common      addedLists
	tests       addedLists
	edges       []*EdgeRule // in the order of the files
	deployments []Deployment
	members     []Member
	owners      string
	build       Build
	generated   []Pattern
	levels      map[string]*ruleLevel
	tiers       []string
	strict      []Pattern
	hole        string
	tables      tables
	index       roleIndex // of packages
	outside     roleIndex // of import paths outside the tree
	faults      Faults    // while compiling

	judgement judgement

	classes classifications
}

// Role is what a package is in the architecture.
type Role struct {
	Name     string
	Kind     Kind
	Reason   string // the policy's words, "" for none
	Template string // folder of the template, "" for none
	Contract ContractRef
	Reach    []string // reach words that it may have by itself; all of ReachWords for "*"
	First    bool     // compared before the roles without it
	Pos      Pos

	packages, outside []Pattern
	lists             addedLists
	std               []listPattern // narrows std
	narrows           bool          // std was written, maybe empty
	reach             []Entry
	limits            bool // reach was written, maybe empty
}

// Is reports whether the role has this name or this kind: what a word in a list or at an end of an edge rule refers to.
func (r *Role) Is(word string) bool { return r != nil && (r.Name == word || string(r.Kind) == word) }

// MayReach reports whether the role lists the reach word.
func (r *Role) MayReach(word string) bool { return slices.Contains(r.Reach, word) }

// LimitsReach reports whether the role is bound to what its list of effects says: it is if the list is written and does not
// allow all, and without a list where the kind lives without effects, as operations and contracts do.
func (r *Role) LimitsReach() bool {
	if !r.limits {
		return r.Kind == Operation || r.Kind == Contract
	}
	return len(r.Reach) < len(ReachWords)
}

// ReachEntry returns the entry of the role's list that allows the reach word.
func (r *Role) ReachEntry(word string) (Entry, bool) {
	for _, e := range r.reach {
		if e.Text == word || e.Text == "*" {
			return e, true
		}
	}
	return Entry{}, false
}

// Packages returns the patterns of the role's packages.
func (r *Role) Packages() []Pattern { return slices.Clone(r.packages) }

// ContractKind says where the contract of a role's packages is.
type ContractKind int

// Where a contract can be.
const (
	NoContract     ContractKind = iota
	ContractInRole              // in packages of another role
	ContractSelf                // in the package itself
	ContractType                // it is one named type, maybe of a third party
)

// ContractRef is where the contract of a role's packages is.
type ContractRef struct {
	Kind    ContractKind
	Role    string   // of ContractInRole: name or kind of the role
	Same    []string // of ContractInRole: names of captures with equal values in both
	Type    string   // of ContractType: "path.Type"
	Written bool     // the policy says so; false: the default
}

// Build is the context in which files count. It is the policy's, never the host's.
type Build struct {
	GOOS, GOARCH string
	Tags         []string // sorted
	CGO          bool
}

// Deployment is a process that is shipped: the packages main that match a root, one deployment per match.
type Deployment struct {
	Name  string
	Roots []Pattern
	Pos   Pos
}

// Instance returns the full name of the deployment that ships the package main in dir: the name, and after a slash the
// values of the root's captures, joined by slashes; false if dir is no root of it.
func (d Deployment) Instance(dir string) (string, bool) {
	for _, r := range d.Roots {
		if b, ok := r.Match(dir, nil); ok {
			name := d.Name
			for _, x := range b {
				name += "/" + x.Value
			}
			return name, true
		}
	}
	return "", false
}

// Member is a folder below the policy's that has a policy of its own.
type Member struct {
	Path string
	Pos  Pos
}

// File returns the path under which the policy was loaded.
func (p *Policy) File() string { return p.file }

// Roles returns all roles, sorted by name.
func (p *Policy) Roles() []*Role { return slices.Clone(p.roles) }

// Role returns the role of that name, nil if there is none.
func (p *Policy) Role(name string) *Role {
	for _, r := range p.roles {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Deployments returns all deployments, sorted by name.
func (p *Policy) Deployments() []Deployment { return slices.Clone(p.deployments) }

// Owners returns the path of the CODEOWNERS file, "" if the policy names none.
func (p *Policy) Owners() string { return p.owners }

// Build returns the context in which files count.
func (p *Policy) Build() Build { return p.build }

// Members returns the folders that have a policy of their own, sorted by path.
func (p *Policy) Members() []Member { return slices.Clone(p.members) }

// Tiers returns the roles or kinds in the order of drawing, nil if the policy gives none.
func (p *Policy) Tiers() []string { return slices.Clone(p.tiers) }

// Hole returns the folder of the package of template holes.
func (p *Policy) Hole() string { return p.hole }

// Generated reports whether the file is one of those that the policy calls generated.
func (p *Policy) Generated(file string) bool { return matchesAny(p.generated, file) }

// GeneratedPatterns returns the patterns of generated files as they were written.
func (p *Policy) GeneratedPatterns() []string { return texts(p.generated) }

// Selection returns a text that is equal for policies for which Ignored and Generated give the same answers.
func (p *Policy) Selection() string {
	parts := append(p.GeneratedPatterns(), p.hole)
	for _, r := range p.roles {
		if r.Template != "" {
			parts = append(parts, r.Template)
		}
	}
	return strings.Join(parts, "\n")
}

// Excluded reports whether the package is no part of the program.
func (p *Policy) Excluded(dir string) bool { return matchesAny(p.exclude, dir) }

// Strict reports whether findings in the package may not be put off in a baseline.
func (p *Policy) Strict(dir string) bool { return matchesAny(p.strict, dir) }

// Ignored reports whether a folder can hold no package of the program whatever its files are: folders named vendor or
// testdata or starting with _ or ., everything below them, template folders and the package of holes.
func (p *Policy) Ignored(dir string) bool {
	if dir == "." {
		return false
	}
	for part := range strings.SplitSeq(dir, "/") {
		if part == "vendor" || part == "testdata" || part[:min(1, len(part))] == "_" || part[:min(1, len(part))] == "." {
			return true
		}
	}
	if below(dir, p.hole) {
		return true
	}
	return slices.ContainsFunc(p.roles, func(r *Role) bool { return r.Template != "" && below(dir, r.Template) })
}

func below(dir, top string) bool { return dir == top || strings.HasPrefix(dir, top+"/") }

func matchesAny(patterns []Pattern, path string) bool {
	return slices.ContainsFunc(patterns, func(p Pattern) bool { _, ok := p.Match(path, nil); return ok })
}

func texts(patterns []Pattern) []string {
	var out []string
	for _, p := range patterns {
		out = append(out, p.text)
	}
	return out
}

// isOwn reports whether the place is in the user's own files: the policy or a file that it extends from its own folder
// or below, no preset and no file shared with others further up.
func (p *Policy) isOwn(at Pos) bool {
	if at.IsPreset() {
		return false
	}
	dir, _ := splitDir(p.file)
	if dir == "" {
		return !strings.HasPrefix(at.File, "../")
	}
	return strings.HasPrefix(at.File, dir)
}

func splitDir(file string) (dir, name string) {
	i := strings.LastIndexByte(file, '/')
	return file[:i+1], file[i+1:]
}
