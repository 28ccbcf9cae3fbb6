package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/ruletest"
)

// withFaults lays faults over the program that only rules find which follow code from package to package.
func (e *editor) withFaults(t *testing.T) {
	t.Helper()
	overlay, _ := ruletest.Lay(t, e.dir, filepath.Join("internal", "gate", "testdata", "followed.txtar"))
	faults := &editor{dir: overlay}
	for _, name := range faults.files() {
		e.write(t, name, faults.read(t, name))
		e.clean[name] = e.read(t, name)
	}
	e.changed = map[string]bool{}
}

// ruleKinds change what single rules look at: contracts and what operations return, tests, templates, and what the policy
// says of levels, effects, mediators and deployments.
var ruleKinds = []kind{
	{"declared error", inContract(func(s *edited) (string, bool) {
		if !slices.ContainsFunc(s.file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"errors"` }) {
			return "", false
		}
		return s.text + fmt.Sprintf("\n// ErrExtra%[1]d says no.\nvar ErrExtra%[1]d = errors.New(\"%[1]d\")\n", s.number()), true
	})},
	{"error no longer declared", inContract(func(s *edited) (string, bool) {
		v, ok := pick(s, func(v *ast.ValueSpec) bool { return strings.HasPrefix(v.Names[0].Name, "Err") })
		if !ok {
			return "", false
		}
		return s.replace(v.Names[0], "ErrOther")
	})},
	{"contract by another name", inContract(func(s *edited) (string, bool) {
		x, ok := pick(s, func(x *ast.TypeSpec) bool { _, is := x.Type.(*ast.InterfaceType); return is })
		if !ok {
			return "", false
		}
		return s.text + fmt.Sprintf("\n// Other%[1]d is the same by another name.\ntype Other%[1]d = %[2]s\n", s.number(), x.Name.Name), true
	})},
	{"second contract", inContract(func(s *edited) (string, bool) {
		return s.text + fmt.Sprintf("\n// Second%[1]d is one more.\ntype Second%[1]d interface{ Do(in In) error }\n", s.number()), true
	})},
	{"other error returned", inFile(func(s *edited) (string, bool) {
		r, ok := pick(s, returnsError)
		if !ok {
			return "", false
		}
		last := r.Results[len(r.Results)-1]
		names := regexp.MustCompile(`\b\w+\.Err[A-Z]\w+`).FindAllString(s.text, -1)
		names = append(names, "nil", "err", `fmt.Errorf("more: %w", err)`, `fmt.Errorf("more: %v", err)`)
		return s.replace(last, names[s.IntN(len(names))])
	})},
	{"error of a helper", func(e *editor, t *testing.T) (string, bool) {
		text := e.read(t, "shared/wire/wire.go")
		n := e.IntN(1000)
		e.write(t, "shared/wire/wire.go", text+fmt.Sprintf("\ntype Fault%[1]d struct{}\n\nfunc (Fault%[1]d) Error() string { return \"\" }\n\nfunc Fails%[1]d() error { return Fault%[1]d{} }\n", n))
		name, ok := inFile(func(s *edited) (string, bool) {
			r, ok := pick(s, returnsError)
			if !ok || s.test() {
				return "", false
			}
			s.text, _ = s.replace(r.Results[len(r.Results)-1], fmt.Sprintf("faults%[1]d.Fails%[1]d()", n))
			return s.insert(s.file.Name.End(), fmt.Sprintf("\n\nimport faults%d %q\n", n, s.importPath("shared/wire")))
		})(e, t)
		return name, ok
	}},
	{"no test", inTests(func(e *editor, t *testing.T, name string) { e.remove(t, name) })},
	{"test from inside", inTests(func(e *editor, t *testing.T, name string) {
		e.write(t, name, regexp.MustCompile(`(?m)^(package \w+)_test$`).ReplaceAllString(e.read(t, name), "$1"))
	})},
	{"renamed test", inTests(func(e *editor, t *testing.T, name string) {
		e.write(t, name, strings.Replace(e.read(t, name), "func Test", "func Tries", 1))
	})},
	{"test of the implementation", inTests(func(e *editor, t *testing.T, name string) {
		e.write(t, name, strings.ReplaceAll(e.read(t, name), ".Handle(", "."+e.word("Do", "Handle")+"("))
	})},

	{"level", func(e *editor, t *testing.T) (string, bool) {
		rule := e.word("oneop", "contractonly", "imports", "cycles", "reach", "unclassified", "policy", "owners", "purecontract", "replaceable", "dispatch", "template", "waivers", "baseline")
		before, table := e.read(t, policyName), fmt.Sprintf("[rules.%s]\n", rule)
		e.write(t, policyName, before+"\n"+table+fmt.Sprintf("level = %q\n", e.word("warn", "off", "error")))
		return table, !strings.Contains(before, table)
	}},
	{"other level", policyText(`level = "\w+" \}`, func(e *editor, _ string) string { return fmt.Sprintf("level = %q }", e.word("warn", "off", "error")) })},
	{"request or event", policyText(`many    = \w+`, func(e *editor, _ string) string { return "many    = " + e.word("true", "false") })},
	{"mediator", appended(policyName, "eventbus.Publisher\"", func(*editor) string {
		return "[[dispatch]]\nsend = \"example.com/shop/adapters/eventbus.Publisher\"\nhandle = \"example.com/shop/adapters/eventbus.Subscribe\"\nhandler = \"arg 1\"\n"
	})},
	{"deployment", appended(policyName, "[deployments.more]", func(e *editor) string {
		return fmt.Sprintf("[deployments.more]\nroot = %q\n", e.word("cmd/monolith", "cmd/internal/again", "cmd/internal/monolith"))
	})},
	{"role may reach", appended(policyName, "[roles.shared]", func(e *editor) string {
		return fmt.Sprintf("[roles.shared]\nreach = [%q]\n", e.word("env", "files", "clock", "*"))
	})},
	{"contract within", policyText(`\[roles.(operation|subscriber)\]`, func(_ *editor, line string) string { return line + "\ncontract = \"self\"" })},
	{"helper's role", appended(policyName, "[roles.helper]", func(e *editor) string {
		return fmt.Sprintf("[roles.helper]\nis = %q\nfirst = true\npackages = [\"shared/wire\", \"shared/format\"]\nimports = [\"std\"]\n", e.word("contract", "adapter", "model", "shared"))
	})},

	{"template", inTemplate(func(e *editor, t *testing.T, name string) bool {
		text := e.read(t, name)
		change := e.word("New", "Ports", "handler", "//")
		by := map[string]string{"New": "Make", "Ports": "Needs", "handler": "worker", "//": "// more\n//"}[change]
		e.write(t, name, strings.ReplaceAll(text, change, by))
		return true
	})},
	{"template and its record", inTemplate(func(e *editor, t *testing.T, name string) bool {
		text := e.read(t, name)
		at := strings.Index(text, "\n//nanoarch:hole")
		if at < 0 {
			return false
		}
		e.write(t, name, text[:at]+fmt.Sprintf("\nconst extra = %d\n", e.IntN(9))+text[at:])
		return e.buildTemplates(t)
	})},
	{"other hole", inTemplate(func(e *editor, t *testing.T, name string) bool {
		text := e.read(t, name)
		e.write(t, name, strings.ReplaceAll(text, "//nanoarch:hole decls=any", e.word("//nanoarch:hole decls=func", "// none")))
		return e.buildTemplates(t)
	})},
	{"damaged record", func(e *editor, t *testing.T) (string, bool) {
		name := "templates/" + e.word("operation", "subscriber") + "/template.nanoarch"
		text := e.read(t, name)
		e.write(t, name, text[:e.IntN(len(text))])
		return name, e.IntN(3) == 0
	}},
}

// returnsError fits returns of what may be an error.
func returnsError(r *ast.ReturnStmt) bool {
	if len(r.Results) == 0 {
		return false
	}
	switch last := r.Results[len(r.Results)-1].(type) {
	case *ast.Ident:
		return last.Name == "err" || last.Name == "nil" && len(r.Results) > 1
	case *ast.SelectorExpr:
		return strings.HasPrefix(last.Sel.Name, "Err")
	case *ast.CallExpr:
		f, is := last.Fun.(*ast.SelectorExpr)
		return is && f.Sel.Name == "Errorf"
	}
	return false
}

// inContract is inFile for a file of a contract.
func inContract(change func(*edited) (string, bool)) func(*editor, *testing.T) (string, bool) {
	return inFile(func(s *edited) (string, bool) {
		if path.Base(path.Dir(s.name)) != "contract" || s.test() {
			return "", false
		}
		return change(s)
	})
}

// inTests makes an edit of the external tests of a package.
func inTests(change func(e *editor, t *testing.T, name string)) func(*editor, *testing.T) (string, bool) {
	return func(e *editor, t *testing.T) (string, bool) {
		name := e.file()
		if !strings.HasSuffix(name, "_test.go") {
			return "", false
		}
		change(e, t, name)
		return name, true
	}
}

// inTemplate makes an edit of a template.
func inTemplate(change func(e *editor, t *testing.T, name string) bool) func(*editor, *testing.T) (string, bool) {
	return func(e *editor, t *testing.T) (string, bool) {
		var templates []string
		for _, name := range e.files() {
			if strings.HasPrefix(name, "templates/") {
				templates = append(templates, name)
			}
		}
		if len(templates) == 0 {
			return "", false
		}
		name := templates[e.IntN(len(templates))]
		return name, change(e, t, name)
	}
}

// buildTemplates writes the records of the templates anew.
func (e *editor) buildTemplates(t *testing.T) bool {
	var out bytes.Buffer
	code := run(t.Context(), []string{"template", "build", "-C", e.dir}, &out, &out)
	for name := range e.clean {
		if path.Base(name) == "template.nanoarch" {
			e.note(name)
		}
	}
	return code == 0
}
