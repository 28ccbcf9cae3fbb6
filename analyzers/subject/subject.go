// Package subject joins what is allowed with what is there: the policy and the record of one package. Package rules
// judge a Subject and give Findings; NewRule makes an analyzer of such a judgement that runs alike in the command and
// in every driver of go/analysis.
package subject

import (
	"slices"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/rules"
)

// Scope is what all packages under one policy share. Many goroutines may use it at once; it must not be copied.
type Scope struct {
	Policy    *rules.Policy // nil where no usable policy was found: then there is nothing to judge by
	Modules   *modules.Map  // which folder an import path means
	Context   inventory.Context
	Templates *Templates // records of the policy's templates, nil if nobody looked for them
	Root      string     // the policy's folder on disk, only used to name files in positions; "" if there is none

	above *Scope // of the policy above that calls this one's folder a member, nil if none does or nobody looked

	targets sync.Map // targetKey -> Target; drivers and the command judge many packages at the same time
}

// targetKey is all that the meaning of an import path depends on.
type targetKey struct {
	list *modules.BuildList // of the importing package, nil if no module holds it
	path string
}

// Subject is one package that rules judge.
type Subject struct {
	*Scope
	Package *inventory.Package
	Class   rules.Class

	list   *modules.BuildList
	member bool       // its own policy is another one
	others []*Subject // units in files that the driver left out, and all units under the policies above
	named  names      // how the driver names the files, nil in the command
	fault  *fault     // why there is no policy
}

// Target is what an import path means to the subject.
type Target struct {
	rules.Target
	ImportPath string
}

// New joins the record with the policy. The error is the policy's: two of its patterns claim the folder and none is
// more specific.
func (sc *Scope) New(p *inventory.Package) (*Subject, error) {
	class, err := sc.Policy.Classify(p.Dir)
	if err != nil {
		return nil, err
	}
	return &Subject{Scope: sc, Package: p, Class: class, list: sc.Modules.List(p.Dir)}, nil
}

// NewMember joins the record of a member's package with the outer policy, of which only edge rules concern it: those are
// the rule Imports alone.
func (sc *Scope) NewMember(p *inventory.Package) *Subject {
	return &Subject{Scope: sc, Package: p, Class: rules.Class{Dir: p.Dir}, member: true}
}

// units returns the subject with those that ride on the same pass, as far as a rule judges them.
func (s *Subject) units(rule string) []*Subject {
	return slices.DeleteFunc(append([]*Subject{s}, s.others...), func(u *Subject) bool { return u.member && rule != Imports })
}

// Target returns what an import path means: a folder of this program with its class, a package of the standard library,
// or somebody else's package, with a class if the policy gives one to paths outside the tree.
func (s *Subject) Target(importPath string) Target {
	if importPath == s.Package.ImportPath || importPath == s.Package.TestOf {
		return Target{rules.Target{Kind: rules.Own, Path: s.Package.Dir, Class: s.Class}, importPath}
	}
	key := targetKey{s.list, importPath}
	if t, ok := s.targets.Load(key); ok {
		return t.(Target)
	}
	t := Target{s.resolve(importPath), importPath}
	s.targets.Store(key, t)
	return t
}

// resolve asks modules and policy. A folder that two patterns claim has no role here; whoever judges it reports that. Nor
// has one that holds no package of the program, such as testdata, which Go's compiler lets code import all the same.
func (s *Subject) resolve(importPath string) rules.Target {
	if importPath == "C" || s.Context.IsStd(importPath) {
		return rules.Target{Kind: rules.Std, Path: importPath}
	}
	if dir, ok := s.Modules.Dir(s.Package.Dir, importPath); ok {
		if s.isHidden(dir) {
			return rules.Target{Kind: rules.Own, Path: dir, Class: rules.Class{Dir: dir}}
		}
		class, _ := s.Policy.Classify(dir)
		return rules.Target{Kind: rules.Own, Path: dir, Class: class}
	}
	class, _ := s.Policy.ClassifyImport(importPath)
	return rules.Target{Kind: rules.External, Path: importPath, Class: class}
}

// Level returns how serious a rule is for the subject's package. Packages that the policy excludes are not judged.
func (s *Subject) Level(rule string) rules.Level {
	if s.Class.Excluded {
		return rules.Off
	}
	return s.Policy.Level(rule, s.Package.Dir)
}

// Itself reports whether the target is the subject's own folder, as external tests import it.
func (s *Subject) Itself(t Target) bool { return t.Kind == rules.Own && t.Path == s.Package.Dir }
