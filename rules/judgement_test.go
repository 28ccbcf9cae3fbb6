package rules

import (
	"fmt"
	"strings"
	"testing"
)

// Of a policy, a package is judged by the parts that the key covers; what changes nothing leaves the key alone.
func TestJudgementKey(t *testing.T) {
	const policy = `version = 1
[roles.operation]
packages = ["services/{capability}/{operation}"]
imports  = ["contract", "std"]
reason   = "one operation"
[roles.contract]
packages = ["services/{capability}/{operation}/contract"]
imports  = ["std"]
[[forbid]]
name = "no legacy"
from = "services/**"
to   = "legacy/**"
[rules.oneop]
level = "%s"
%s
`
	load := func(level, more string) *Policy {
		t.Helper()
		p, err := Load(FileName, func(string) ([]byte, error) { return fmt.Appendf(nil, policy, level, more), nil })
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	const operation, contract = "services/a/b", "services/a/b/contract"
	was := load("error", "")
	for _, test := range []struct {
		name, level, more   string
		operation, contract bool // whether the key stays
	}{
		{"nothing", "error", "", true, true},
		{"a comment", "error", "# hello", true, true},
		{"a level", "warn", "", true, true},
		{"a rule goes off", "off", "", false, false},
		{"a rule goes off elsewhere", "error", "[[rules.oneop.in]]\npackages = [\"legacy/**\"]\nlevel = \"off\"", true, true},
		{"a rule goes off here", "error", "[[rules.oneop.in]]\npackages = [\"services/a/b\"]\nlevel = \"off\"", false, true},
		{"the level of a program rule", "error", "[rules.cycles]\nlevel = \"warn\"", true, true},
		{"the level at the other end", "error", "[rules.unclassified]\nlevel = \"warn\"", false, false},
		{"a deployment", "error", "[deployments.x]\nroot = \"cmd/x\"", true, true},
		{"a role", "error", "[roles.legacy]\npackages = [\"legacy/**\"]", false, false},
		{"an edge rule", "error", "[[forbid]]\nname = \"x\"\nfrom = \"a\"\nto = \"b\"", false, false},
		{"what tests may", "error", "[tests]\nimports = [\"std\"]", false, false},
		{"what is generated", "error", "[generated]\nfiles = [\"x.go\"]", false, false},
	} {
		now := load(test.level, test.more)
		if same := keyAt(now, operation) == keyAt(was, operation); same != test.operation {
			t.Errorf("%s: the operation's key stays: %t", test.name, same)
		}
		if same := keyAt(now, contract) == keyAt(was, contract); same != test.contract {
			t.Errorf("%s: the contract's key stays: %t", test.name, same)
		}
	}
}

// A role's own lists concern its packages only.
func TestJudgementKeyOfRoles(t *testing.T) {
	load := func(imports, packages, reason string) *Policy {
		t.Helper()
		text := "version = 1\nexclude = [\"out\"]\n[roles.operation]\npackages = [\"a/*\"]\nimports = [\"std\"]\n[roles.shared]\npackages = [" + packages + "]\nimports = [" + imports + "]\nreason = \"" + reason + "\"\n"
		p, err := Load(FileName, func(string) ([]byte, error) { return []byte(text), nil })
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	was := load(`"std"`, `"s"`, "x")
	for _, test := range []struct {
		name   string
		policy *Policy
		other  bool // whether the key of an operation stays
	}{
		{"imports", load(`"std", "shared"`, `"s"`, "x"), true},
		{"no imports", load("", `"s"`, "x"), true},
		{"reason", load(`"std"`, `"s"`, "y"), true},
		{"packages", load(`"std"`, `"s", "t"`, "x"), false},
	} {
		if keyAt(test.policy, "s") == keyAt(was, "s") {
			t.Errorf("%s: the key of the role's package stays", test.name)
		}
		if same := keyAt(test.policy, "a/b") == keyAt(was, "a/b"); same != test.other {
			t.Errorf("%s: the key of another role's package stays: %t", test.name, same)
		}
	}
}

func keyAt(p *Policy, dir string) string {
	class, _ := p.Classify(dir)
	return p.JudgementKey(class)
}

// Rules that follow code see whether a rule is on, and where; how serious its findings are is weighed afterwards.
func TestFlowKey(t *testing.T) {
	load := func(more string) string {
		t.Helper()
		p, err := Load(FileName, func(string) ([]byte, error) {
			return []byte("version = 1\n[roles.operation]\npackages = [\"a/*\"]\nimports = [\"std\"]\n" + more), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return p.FlowKey()
	}
	const warnInA = "[[rules.cycles.in]]\npackages = [\"a/**\"]\nlevel = \"warn\"\n"
	for _, test := range []struct {
		name, was, now string
		same           bool
	}{
		{"a level", "[rules.wiring]\nlevel = \"error\"\n", "[rules.wiring]\nlevel = \"warn\"\n", true},
		{"off", "[rules.wiring]\nlevel = \"error\"\n", "[rules.wiring]\nlevel = \"off\"\n", false},
		{"a level beside that of a place", warnInA + "[rules.wiring]\nlevel = \"error\"\n", warnInA + "[rules.wiring]\nlevel = \"warn\"\n", true},
		{"off beside it", warnInA + "[rules.wiring]\nlevel = \"error\"\n", warnInA + "[rules.wiring]\nlevel = \"off\"\n", false},
		{"the level of a place", warnInA, strings.Replace(warnInA, "warn", "error", 1), true},
		{"off in a place", warnInA, strings.Replace(warnInA, "warn", "off", 1), false},
		{"another place", warnInA, strings.Replace(warnInA, "a/**", "b/**", 1), false},
		{"an effect", "", "[[effect]]\nsymbol = \"x.Y\"\nreach = [\"env\"]\n", false},
		{"a mediator", "", "[[dispatch]]\nsend = \"x.Send\"\nhandle = \"x.Handle\"\n", false},
		{"a deployment", "", "[deployments.x]\nroot = \"cmd/x\"\n", false},
		{"a comment", "", "# hello\n", true},
	} {
		if same := load(test.was) == load(test.now); same != test.same {
			t.Errorf("%s: the key stays: %t", test.name, same)
		}
	}
}
