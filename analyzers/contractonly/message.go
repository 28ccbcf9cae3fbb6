package contractonly

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

func reasonOf(s *subject.Subject) string {
	if s.Class.Role == nil {
		return ""
	}
	return s.Class.Role.Reason
}

func importMessage(s *subject.Subject, t subject.Target, i *inventory.Import) string {
	return s.Because(fmt.Sprintf("%s %s %s%s; %s", s.Label(), importVerb(i.Name), t.Label(), s.Where(i), wayOut(s, t, i.Test)))
}

func importVerb(name string) string {
	switch name {
	case "_":
		return "imports for its side effects"
	case ".":
		return "dot-imports"
	}
	return "imports"
}

func inferredMessage(s *subject.Subject, t subject.Target, names []string, inTest bool) string {
	where := ""
	if inTest {
		where = " in a test"
	}
	return s.Because(fmt.Sprintf("%s gets hold of %s of %s%s without importing it; %s", s.Label(), enumerate(names), t.Label(), where, wayOut(s, t, inTest)))
}

func selfMessage(s *subject.Subject, t subject.Target, names []string) string {
	return subject.WithReason(fmt.Sprintf("%s names more of %s than its contract, namely %s; others may name only its single-method interfaces, their in, their out and its errors",
		s.Label(), t.Label(), enumerate(names)), t.Class.Role.Reason)
}

// wayOut says what is allowed instead.
func wayOut(s *subject.Subject, t subject.Target, inTest bool) string {
	way := "only its contract may be known to others"
	if s.Class.Role != nil {
		way = s.MayImport(s.Policy.Allows(s.Class, t.Target, inTest).Allowed)
	}
	switch name, _ := s.ContractOf(t); {
	case name == "" || name == t.ImportPath:
	case mayUseContract(s, t, inTest):
		way += ", so go through " + name
	default:
		way += ", so take what it does as a parameter or a field that a root binds"
	}
	return way
}

// mayUseContract reports whether the lists let the importer know the contract of the target. Shared code, for example,
// may know no operation at all, not even by its contract.
func mayUseContract(s *subject.Subject, t subject.Target, inTest bool) bool {
	_, dir := s.ContractOf(t)
	if dir == "" || s.Class.Role == nil {
		return true
	}
	class, err := s.Policy.Classify(dir)
	return err == nil && allowed(s, subject.Target{Target: rules.Target{Kind: rules.Own, Path: dir, Class: class}}, inTest)
}

// related points to the contract that should have been used, if the package may know it.
func related(s *subject.Subject, t subject.Target) []subject.Related {
	name, dir := s.ContractOf(t)
	if dir == "" || !mayUseContract(s, t, false) {
		return nil
	}
	return []subject.Related{{Path: dir, Message: "the contract is " + name}}
}

// enumerate lists some of the names.
func enumerate(names []string) string {
	const most = 3
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	if more := len(names) - most; more > 0 {
		names = append(names[:most], fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}
