package subject

import (
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// Label names the package with its role, as messages start: "operation example.com/shop/services/orders/place".
func (s *Subject) Label() string {
	path := s.Package.ImportPath
	if s.Package.TestOf != "" {
		path = s.Package.TestOf
	}
	if path == "" {
		path = s.Package.Dir // no go.mod holds it
	}
	return label(s.Class, path)
}

// Label names the target with its role.
func (t Target) Label() string {
	switch {
	case t.Class.Role != nil:
		return label(t.Class, t.ImportPath)
	case t.Kind == rules.Std:
		return "standard package " + t.ImportPath
	case t.Kind == rules.External:
		return "third-party package " + t.ImportPath
	}
	return label(t.Class, t.ImportPath)
}

func label(c rules.Class, path string) string {
	if c.Role == nil {
		return "package " + path
	}
	return c.Role.Name + " " + path
}

// MayImport says what the subject's role may import, from the words of a rules.Verdict.
func (s *Subject) MayImport(allowed string) string {
	if allowed != "nothing" {
		allowed = "only " + allowed
	}
	return oneOf(s.Class.Role.Name) + " may import " + allowed
}

// oneOf speaks of one package of a role.
func oneOf(role string) string {
	if role == string(rules.Shared) || role == string(rules.Generated) {
		role += " package"
	}
	switch {
	case strings.HasSuffix(role, "s"):
		return role
	case strings.ContainsAny(role[:1], "aeiouAEIOU"):
		return "an " + role
	}
	return "a " + role
}

// Where says which file of a special kind an import stands in, "" for an ordinary one.
func (s *Subject) Where(i *inventory.Import) string {
	f := s.Package.Files[i.Pos.File]
	switch {
	case f.Excluded != "":
		return " in a file left out by " + strings.Join(strings.Fields(f.Excluded), " ")
	case f.Test:
		return " in a test"
	}
	return ""
}

// Because ends a message with the reason that the policy gives for the subject's role.
func (s *Subject) Because(message string) string {
	if s.Class.Role == nil {
		return message
	}
	return WithReason(message, s.Class.Role.Reason)
}

// WithReason ends a message with a reason, if there is one. A message is one line whatever the policy holds.
func WithReason(message, reason string) string {
	if reason = strings.Join(strings.Fields(reason), " "); reason == "" {
		return message
	}
	return message + ": " + reason
}
