package subject

import (
	"path"
	"strings"

	"github.com/nanoarch/nanoarch/rules"
)

// Imports is the name of the rule that speaks of all other edges.
const Imports = "imports"

// ContractOnly is the name of the rule that speaks of edges between owners; see Subject.Crosses.
const ContractOnly = "contractonly"

// Crosses reports whether an edge to the target leads to another operation or capability, past its contract. Of such an
// edge contractonly speaks, if it is on here, and of every other edge imports, so that one fault gives one finding.
// Roots, mocks and tests bind and imitate implementations: their lists alone say what they may import.
func (s *Subject) Crosses(t Target) bool {
	if s.BindsOthers() || t.Class.Role == nil || s.Itself(t) || s.Level(ContractOnly) == rules.Off {
		return false
	}
	switch t.Class.Kind() {
	case rules.Contract, rules.Generated, rules.Mocks, rules.Tests:
		return false
	case rules.Operation:
		return !sameOperation(s.Class, t.Class)
	}
	for _, owner := range []string{"capability", "operation"} {
		if v := t.Class.Value(owner); v != "" && v != s.Class.Value(owner) {
			return true
		}
	}
	return false
}

// BindsOthers reports whether the subject's role exists to name the implementations of others.
func (s *Subject) BindsOthers() bool {
	switch s.Class.Kind() {
	case rules.Root, rules.Mocks, rules.Tests:
		return true
	}
	return false
}

// sameOperation reports whether a package belongs to the operation op: it has all its values. Two operation packages
// that only share their capability are two operations, and so are two of different roles, such as a command and a query
// of one name.
func sameOperation(from, op rules.Class) bool {
	if from.Kind() == rules.Operation && from.Role != op.Role {
		return false
	}
	finer := false
	for _, v := range op.Values {
		if from.Value(v.Name) != v.Value {
			return false
		}
		finer = finer || v.Name != "capability"
	}
	return len(op.Values) > 0 && (finer || from.Kind() != rules.Operation)
}

// Hidden reports whether the target lies in a folder that holds no package of the program, because of its name or of an
// ignore directive. Go's compiler lets code import it all the same, but nobody judges what is in there.
func (s *Subject) Hidden(t Target) bool { return t.Kind == rules.Own && s.isHidden(t.Path) }

func (sc *Scope) isHidden(dir string) bool {
	mod := sc.Modules.Of(dir)
	return sc.Policy.Ignored(dir) || mod != nil && mod.Ignores(dir)
}

// Unjudged reports whether the target is a package without a role that the rule unclassified reports as an error, so
// that other rules need not say it again.
func (s *Subject) Unjudged(t Target) bool {
	return t.Kind == rules.Own && t.Class.Role == nil && !t.Class.Excluded && !s.Hidden(t) && s.Policy.Level("unclassified", t.Path) == rules.Error
}

// ContractOf returns where the contract of the target is, for people and as a folder relative to the policy's; both are
// "" if the policy does not tell it exactly. Whether the package exists is not known here.
func (s *Subject) ContractOf(t Target) (name, dir string) {
	if t.Class.Role == nil || t.Kind != rules.Own {
		return "", ""
	}
	switch ref := t.Class.Role.Contract; ref.Kind {
	case rules.ContractType:
		return ref.Type, ""
	case rules.ContractSelf:
		return t.ImportPath, t.Path
	}
	for _, r := range s.Policy.Roles() {
		if r.Kind != rules.Contract {
			continue
		}
		for _, p := range r.Packages() {
			if dir := fill(p, t.Class.Values); dir != "" && s.isContract(t, dir, len(p.Captures()) > 0) {
				return s.importPath(t, dir), dir
			}
		}
	}
	return "", ""
}

// fill writes the values into the pattern, "" if that leaves anything open.
func fill(p rules.Pattern, values rules.Bindings) string {
	text, tree := strings.CutSuffix(p.String(), "/**")
	filled := text
	for _, v := range values {
		filled = strings.ReplaceAll(filled, "{"+v.Name+"}", v.Value)
	}
	if strings.ContainsAny(filled, "*{") || tree && filled == text {
		return ""
	}
	return filled
}

// isContract reports whether the folder is where the contract of the target is. Packages that are no operations share
// the contract of the operation or capability that they belong to, if the folder is that owner's.
func (s *Subject) isContract(t Target, dir string, ofOwner bool) bool {
	class, err := s.Policy.Classify(dir)
	if err != nil || class.Kind() != rules.Contract {
		return false
	}
	if t.Class.Kind() != rules.Operation {
		return ofOwner
	}
	return s.Policy.IsContractOf(t.Class, class)
}

// importPath returns how a folder near the target is imported. Most often both lie in one module, whatever the driver
// knows of others.
func (s *Subject) importPath(t Target, dir string) string {
	folder, prefix := t.Path, t.ImportPath
	for folder != "." && path.Base(folder) == path.Base(prefix) {
		folder, prefix = path.Dir(folder), path.Dir(prefix)
	}
	rest, below := strings.CutPrefix(dir, folder+"/")
	if folder == "." {
		rest, below = dir, true
	}
	if below && prefix != "." {
		return path.Join(prefix, rest)
	}
	if p := s.Modules.ImportPath(dir); p != "" {
		return p
	}
	return dir
}
