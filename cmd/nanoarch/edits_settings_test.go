package main

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"
)

const (
	policyName = "nanoarch.toml"
	ownersName = "CODEOWNERS"
)

// settingKinds change the policy and the module files.
var settingKinds = []kind{
	{"level of a place", appended(policyName, "\x00", func(e *editor) string {
		return fmt.Sprintf("[[rules.%s.in]]\npackages = [%q]\nlevel = %q\n", e.word("oneop", "imports", "contractonly", "failures", "reach", "wiring", "purecontract", "contracttest", "dispatch", "cycles", "template", "replaceable", "unclassified"), e.folder(), e.word("warn", "off"))
	})},
	{"forbidden edge", appended(policyName, `"no edge"`, func(e *editor) string {
		return fmt.Sprintf("[[forbid]]\nname = \"no edge\"\nfrom = %q\nto = %q\nvia = %q\nreason = \"reason %d\"\n", path.Dir(e.folder())+"/**", e.folder(), e.word("any", "direct"), e.IntN(9))
	})},
	{"forbidden std", appended(policyName, `"no std"`, func(e *editor) string {
		return fmt.Sprintf("[[forbid]]\nname = \"no std\"\nfrom = %q\nstd = [%q]\n", e.folder(), e.word("context", "fmt", "time", "errors"))
	})},
	{"protected packages", appended(policyName, `"insides"`, func(e *editor) string {
		return fmt.Sprintf("[[protect]]\nname = \"insides\"\npackages = %q\nonly = [%q]\n", e.folder(), e.folder())
	})},
	{"acyclic groups", appended(policyName, `"no rings"`, func(e *editor) string {
		return fmt.Sprintf("[[acyclic]]\nname = \"no rings\"\ngroups = %q\nsiblings = true\n", e.word("**", path.Dir(e.folder())+"/**"))
	})},
	{"build context", appended(policyName, "[build]", func(e *editor) string {
		return e.word("[build]\ntags = [\"extra\"]\n", "[build]\ngoos = \"windows\"\n", "[build]\ncgo = false\n", "[build]\ngoarch = \"arm64\"\n")
	})},
	{"generated files", appended(policyName, "[generated]", func(e *editor) string {
		return fmt.Sprintf("[generated]\nfiles = [%q]\n", e.file())
	})},
	{"effect", appended(policyName, "[[effect]]", func(e *editor) string {
		return fmt.Sprintf("[[effect]]\nsymbol = %q\nreach = %q\n", e.word("fmt.Sprintf", "errors.New", "strings.*", "(time.Time).Sub"), e.word("network", "files"))
	})},
	{"tests may", appended(policyName, "[tests]", func(e *editor) string { return "[tests]\nimports = [\"" + e.word("std", "*", "tests") + "\"]\n" })},
	{"exclusion", func(e *editor, t *testing.T) (string, bool) {
		text := e.read(t, policyName)
		dir := e.folder()
		e.write(t, policyName, fmt.Sprintf("exclude = [%q]\n", dir+"/**")+text)
		return dir, !strings.Contains(text, "exclude")
	}},
	{"comment in the policy", appended(policyName, "\x00", func(e *editor) string { return fmt.Sprintf("# note %d\n", e.IntN(9)) })},
	{"other reason", policyText(`reason\s*= "[^"]*"`, func(e *editor, _ string) string { return fmt.Sprintf("reason = \"since %d\"", e.IntN(9)) })},
	{"entry gone from a list", policyText(`"[^"\n]*",`, func(*editor, string) string { return "" })},
	{"line gone from the policy", policyText(`(?m)^[^\[\n].*\n`, func(*editor, string) string { return "" })},
	{"other pattern", policyText(`"[^"\n]*\*\*"`, func(e *editor, _ string) string { return fmt.Sprintf("%q", e.folder()) })},

	{"owner", func(e *editor, t *testing.T) (string, bool) {
		rule := fmt.Sprintf("/%s/ %s\n", e.folder(), e.word("", "@a", "@a @b", "a@example.com", "@a/b # why", "@", "a b\n[section]"))
		e.write(t, ownersName, e.read(t, ownersName)+rule)
		return rule, true
	}},
	{"no owners", func(e *editor, t *testing.T) (string, bool) {
		e.remove(t, ownersName)
		return ownersName, true
	}},
	{"language version", moduleText(`(?m)^go .*$`, "go 1.22", "go 1.24.0", "go 1.25", "go 1.25.0")},
	{"comment in go.mod", appended("go.mod", "\x00", func(e *editor) string { return fmt.Sprintf("// note %d\n", e.IntN(9)) })},
	{"ignored folder", appended("go.mod", "ignore", func(e *editor) string { return "ignore ./" + e.folder() + "\n" })},
	{"requirement", appended("go.mod", "nowhere", func(e *editor) string {
		return fmt.Sprintf("require example.com/nowhere v1.0.%d\n", e.IntN(3))
	})},
	{"replacement", func(e *editor, t *testing.T) (string, bool) {
		text := e.read(t, "go.mod")
		if strings.Contains(text, "nowhere") {
			return "", false
		}
		e.write(t, "lib/go.mod", "module example.com/nowhere\n\ngo 1.24\n")
		e.write(t, "lib/lib/lib.go", fmt.Sprintf("package lib\n\nconst N = %d\n", e.IntN(9)))
		e.write(t, "go.mod", text+"\nrequire example.com/nowhere v1.0.0\n\nreplace example.com/nowhere => ./lib\n")
		return "lib", true
	}},
	{"workspace", func(e *editor, t *testing.T) (string, bool) {
		e.write(t, "go.work", "go 1.26\n\nuse .\n")
		return "", e.IntN(3) == 0
	}},
	{"other module path", moduleText(`(?m)^module .*$`, "module example.com/renamed")},
}

func (e *editor) word(words ...string) string { return words[e.IntN(len(words))] }

// appended makes an edit that writes more to a file that does not hold a text yet.
func appended(file, unless string, text func(*editor) string) func(*editor, *testing.T) (string, bool) {
	return func(e *editor, t *testing.T) (string, bool) {
		before := e.read(t, file)
		if strings.Contains(before, unless) {
			return "", false
		}
		more := text(e)
		e.write(t, file, before+"\n"+more)
		return more, true
	}
}

// policyText makes an edit that replaces a random match in the policy.
func policyText(pattern string, by func(*editor, string) string) func(*editor, *testing.T) (string, bool) {
	re := regexp.MustCompile(pattern)
	return func(e *editor, t *testing.T) (string, bool) {
		text := e.read(t, policyName)
		all := re.FindAllStringIndex(text, -1)
		if len(all) == 0 {
			return "", false
		}
		at := all[e.IntN(len(all))]
		e.write(t, policyName, text[:at[0]]+by(e, text[at[0]:at[1]])+text[at[1]:])
		return text[at[0]:at[1]], true
	}
}

// moduleText makes an edit that replaces a line of go.mod.
func moduleText(pattern string, by ...string) func(*editor, *testing.T) (string, bool) {
	re := regexp.MustCompile(pattern)
	return func(e *editor, t *testing.T) (string, bool) {
		line := e.word(by...)
		e.write(t, "go.mod", re.ReplaceAllLiteralString(e.read(t, "go.mod"), line))
		return line, true
	}
}
