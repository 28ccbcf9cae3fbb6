package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChanges holds every kind of value to the way that a change of it goes. Each case is a base, what it becomes, and
// what is said of it.
func TestChanges(t *testing.T) {
	const head = "version = 1\n"
	roles := head + "[roles.operation]\npackages = [\"a/{operation}\"]\nimports = [\"std\"]\n[roles.shared]\npackages = [\"shared/**\"]\n"
	edge := head + "[[%s]]\nname = \"x\"\n"
	for _, test := range []struct{ name, before, after, want string }{
		{"nothing", roles, "# a comment\n" + strings.ReplaceAll(roles, "imports = [", "reason = \"said otherwise\"\nimports   = [\n  "), ""},
		{"an import more", roles, strings.Replace(roles, `["std"]`, `["shared", "std"]`, 1), `loosened roles.operation.imports: "" -> "\"shared\"" 0 4`},
		{"an import less", strings.Replace(roles, `["std"]`, `["shared", "std"]`, 1), roles, `tightened roles.operation.imports: "\"shared\"" -> "" 4 0`},
		{"the same dropped", strings.Replace(roles, `["std"]`, `[{ role = "operation", same = ["operation"] }]`, 1), strings.Replace(roles, `["std"]`, `["operation"]`, 1),
			`tightened roles.operation.imports: "{ role = \"operation\", same = [\"operation\"] }" -> "" 4 0; loosened roles.operation.imports: "" -> "\"operation\"" 0 4`},
		{"reach", roles, roles + "reach = [\"network\"]\n", `loosened roles.shared.reach: "" -> "\"network\"" 0 7`},
		{"std narrowed", roles, roles + "imports = [\"std\"]\nstd = [\"fmt\"]\n", `loosened roles.shared.imports: "" -> "\"std\"" 0 7; tightened roles.shared.std: "" -> "\"fmt\"" 0 8`},
		{"std wider", roles + "std = [\"fmt\"]\n", roles + "std = [\"fmt\", \"os\"]\n", `loosened roles.shared.std: "" -> "\"os\"" 0 7`},
		{"std free", roles + "std = [\"fmt\"]\n", roles, `loosened roles.shared.std: "\"fmt\"" -> "" 7 0`},
		{"a pattern", roles, strings.Replace(roles, "shared/**", "lib/**", 1), `changed roles.shared.packages: "\"shared/**\"" -> "" 6 0; changed roles.shared.packages: "" -> "\"lib/**\"" 0 6`},
		{"a role", roles, roles + "[roles.more]\npackages = [\"more\"]\nimports = [\"*\"]\n", `changed roles.more: "" -> "" 0 7`},
		{"a template", roles + "template = \"t\"\n", roles, `loosened roles.shared.template: "\"t\"" -> "" 7 0`},
		{"another template", roles + "template = \"t\"\n", roles + "template = \"u\"\n", `changed roles.shared.template: "\"t\"" -> "\"u\"" 7 7`},
		{"exclude", head, head + "exclude = [\"a/**\"]\n", `loosened exclude: "" -> "\"a/**\"" 0 2`},
		{"generated", head + "[generated]\nfiles = [\"a.go\", \"b.go\"]\n", head + "[generated]\nfiles = [\"b.go\", \"c.go\"]\n",
			`tightened generated.files: "\"a.go\"" -> "" 3 0; loosened generated.files: "" -> "\"c.go\"" 0 3`},
		{"strict", head + "[baseline]\nstrict = [\"a\"]\n", head, `loosened baseline.strict: "\"a\"" -> "" 3 0`},
		{"tests", roles, roles + "[tests]\nimports = [\"*\"]\n", `loosened tests.imports: "" -> "\"*\"" 0 8`},
		{"a level", head + "[rules.oneop]\nlevel = \"error\"\n", head + "[rules.oneop]\nlevel = \"warn\"\n", `loosened rules.oneop.level: "error" -> "warn" 3 3`},
		{"a default level", head, head + "[rules.failures]\nlevel = \"error\"\n", `tightened rules.failures.level: "warn" -> "error" 0 3`},
		{"a place", head, head + "[[rules.oneop.in]]\npackages = \"a\"\nlevel = \"warn\"\n", `loosened rules.oneop.in: "" -> "{ packages = [\"a\"], level = \"warn\" }" 0 2`},
		{"a strict place", head, head + "[[rules.failures.in]]\npackages = \"a\"\nlevel = \"error\"\n", `tightened rules.failures.in: "" -> "{ packages = [\"a\"], level = \"error\" }" 0 2`},
		{"a rule", head, fmt.Sprintf(edge, "forbid") + "to = \"a\"\n", `tightened [[forbid]] "x": "" -> "" 0 2`},
		{"no rule", fmt.Sprintf(edge, "forbid") + "to = \"a\"\n", head, `loosened [[forbid]] "x": "" -> "" 2 0`},
		{"forbidden more", fmt.Sprintf(edge, "forbid") + "to = \"a\"\n", fmt.Sprintf(edge, "forbid") + "to = [\"b\", \"a\"]\n", `tightened [[forbid]] "x".to: "" -> "\"b\"" 0 4`},
		{"from all", fmt.Sprintf(edge, "forbid") + "from = \"a\"\nto = \"b\"\n", fmt.Sprintf(edge, "forbid") + "to = \"b\"\n", `tightened [[forbid]] "x".from: "\"a\"" -> "" 4 0`},
		{"an exception", fmt.Sprintf(edge, "forbid") + "to = \"a\"\n", fmt.Sprintf(edge, "forbid") + "to = \"a\"\nexcept = \"b\"\n", `loosened [[forbid]] "x".except: "" -> "\"b\"" 0 5`},
		{"any", fmt.Sprintf(edge, "forbid") + "to = \"a\"\nvia = \"any\"\n", fmt.Sprintf(edge, "forbid") + "to = \"a\"\n", `loosened [[forbid]] "x".via: "\"any\"" -> "" 5 0`},
		{"direct is the default", fmt.Sprintf(edge, "forbid") + "to = \"a\"\nvia = \"direct\"\n", fmt.Sprintf(edge, "forbid") + "to = \"a\"\n", `changed [[forbid]] "x".via: "\"direct\"" -> "" 5 0`},
		{"without tests", fmt.Sprintf(edge, "forbid") + "to = \"a\"\n", fmt.Sprintf(edge, "forbid") + "to = \"a\"\ntests = false\n", `loosened [[forbid]] "x".tests: "" -> "false" 0 5`},
		{"rings in tests", fmt.Sprintf(edge, "acyclic") + "groups = \"{a}\"\n", fmt.Sprintf(edge, "acyclic") + "groups = \"{a}\"\ntests = true\n", `tightened [[acyclic]] "x".tests: "" -> "true" 0 5`},
		{"protected by fewer", fmt.Sprintf(edge, "protect") + "packages = \"a\"\nonly = \"b\"\n", fmt.Sprintf(edge, "protect") + "packages = \"a\"\nonly = [\"b\", \"c\"]\n", `loosened [[protect]] "x".only: "" -> "\"c\"" 0 5`},
		{"required by more", fmt.Sprintf(edge, "require") + "to = \"a\"\nby = \"b\"\n", fmt.Sprintf(edge, "require") + "to = \"a\"\nby = [\"b\", \"c\"]\n", `loosened [[require]] "x".by: "" -> "\"c\"" 0 5`},
		{"required targets", fmt.Sprintf(edge, "require") + "from = \"a\"\nto = \"b\"\n", fmt.Sprintf(edge, "require") + "from = [\"a\", \"c\"]\nto = [\"b\", \"d\"]\n",
			`tightened [[require]] "x".from: "" -> "\"c\"" 0 4; loosened [[require]] "x".to: "" -> "\"d\"" 0 5`},
		{"layers turned", fmt.Sprintf(edge, "layers") + "order = [\"a\", \"b\"]\n", fmt.Sprintf(edge, "layers") + "order = [\"b\", \"a\"]\n",
			`changed [[layers]] "x".order: "[\"a\", \"b\"]" -> "[\"b\", \"a\"]" 4 4`},
		{"layers closed", fmt.Sprintf(edge, "layers") + "order = [\"a\", \"b\"]\nclosed = true\n", fmt.Sprintf(edge, "layers") + "order = [\"a\", \"b\"]\n", `loosened [[layers]] "x".closed: "true" -> "" 5 0`},
		{"a preset's role", head + "extends = [\"layered\"]\n", head + "extends = [\"layered\"]\n[roles.transport]\noff = true\n", `changed roles.transport: "" -> "" 2 0`},
		{"a preset's rule", head + "extends = [\"nanoservice\"]\n", head + "extends = [\"nanoservice\"]\n[[acyclic]]\nname = \"capabilities\"\noff = true\n",
			`loosened [[acyclic]] "capabilities": "" -> "" 2 0`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range Changes(loadText(t, test.before), loadText(t, test.after)) {
				got = append(got, fmt.Sprintf("%s %s: %q -> %q %d %d", c.Drift, c, c.Before, c.After, c.Old.Line, c.New.Line))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestChangesOfPresets says that what a preset brings stands where the policy names it.
func TestChangesOfPresets(t *testing.T) {
	before := loadText(t, "version = 1\nextends = [\"nanoservice\"]\n")
	for _, c := range Changes(before, loadText(t, "version = 1\n\nextends = [\"hexagonal\"]\n")) {
		if c.New.File != "" && (c.New.File != FileName || c.New.Line != 3) || c.Old.File != "" && (c.Old.File != FileName || c.Old.Line != 2) {
			t.Errorf("%s: %v -> %v", c, c.Old, c.New)
		}
	}
	if n := len(Changes(before, loadText(t, "version = 1\nextends = [\"nanoservice\"]\n"))); n != 0 {
		t.Errorf("%d changes between equal policies", n)
	}
}

func loadText(t *testing.T, text string) *Policy {
	t.Helper()
	p, err := Load(FileName, func(string) ([]byte, error) { return []byte(text), nil })
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return p
}
