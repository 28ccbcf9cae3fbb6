package subject

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// Reach is the name of the rule about what code touches besides its input.
const Reach = "reach"

// ReachOf returns the reach words of a use of another package's object, nil for none: what the tables say of it; to write
// a variable of others, or to read one that is an instance for the whole process, is global.
func ReachOf(p *rules.Policy, u *inventory.Use) []string {
	switch u.Kind {
	case inventory.UseFunc, inventory.UseMethod, inventory.UseVar:
	default:
		return nil
	}
	if e, ok := p.Effect(u.Symbol.String()); ok {
		return e.Reach
	}
	if u.Kind == inventory.UseVar && (u.Write || IsInstance(u)) {
		return []string{"global"}
	}
	return nil
}

// IsInstance reports whether the use is of a variable that is, by its name, an instance that the whole process shares. Of
// other variables that hold more than data, such as a validation rule, everybody relies on that nobody writes them.
func IsInstance(u *inventory.Use) bool {
	if u.Kind != inventory.UseVar || !u.Mutable || u.Class == inventory.ClassData {
		return false
	}
	if u.Symbol.Pkg == "encoding/base64" || u.Symbol.Pkg == "encoding/base32" {
		return false
	}
	return slices.ContainsFunc([]string{"Default", "Global", "Std"}, func(prefix string) bool { return strings.HasPrefix(u.Symbol.Name, prefix) })
}

// IsState reports whether a package variable can be another one later: it is written after its declaration, outside tests
// and generated files.
func IsState(p *inventory.Package, v *inventory.Var) bool {
	return !v.Test && !v.Generated && !v.IsError && !v.Assertion && v.Name != "_" &&
		slices.ContainsFunc(v.Writes, func(at inventory.Pos) bool { return !p.Files[at.File].Test })
}

// BoundReach returns which effects of a package the rule reach speaks of: false for those of roles that may have all, and
// of roles of a free kind that list none.
func BoundReach(r *rules.Role) bool {
	if r == nil {
		return false
	}
	switch r.Kind {
	case rules.Generated, rules.Mocks, rules.Tests:
		return false
	}
	return r.LimitsReach()
}

// Ways says what code of a role can do instead of having effects of these words.
func Ways(words []string) string {
	for _, w := range rules.ReachWords {
		if way := ways[w]; way != "" && slices.Contains(words, w) {
			return way
		}
	}
	return "take what it needs through a contract"
}

var ways = map[string]string{
	"network":   "move the call to an adapter behind a contract",
	"files":     "move the call to an adapter behind a contract",
	"exec":      "move the call to an adapter behind a contract",
	"env":       "take the value as a parameter that a root reads",
	"clock":     "take the time as input or through a contract",
	"random":    "take the value as input or through a contract",
	"goroutine": "let whoever calls decide what runs at the side",
	"unsafe":    "write it with types",
	"reflect":   "write it with types",
	"cgo":       "move the call to an adapter behind a contract",
	"linkname":  "ask the other package to export it",
	"global":    "take it as a parameter that a root hands over",
	"init":      "do it in a constructor that a root calls",
	"exit":      "return an error",
	"log":       "return errors and let a decorator or a root log",
}

// MayReach says what the subject's role may reach.
func (s *Subject) MayReach() string { return MayReach(s.Class.Role) }

// MayReach says what a role may reach.
func MayReach(r *rules.Role) string {
	if len(r.Reach) == 0 {
		return oneOf(r.Name) + " may reach nothing by itself"
	}
	return oneOf(r.Name) + " may reach only " + strings.Join(r.Reach, ", ")
}

// Forbidden returns those of the words that the role does not list.
func Forbidden(r *rules.Role, words []string) []string {
	var out []string
	for _, w := range words {
		if !r.MayReach(w) {
			out = append(out, w)
		}
	}
	return out
}
