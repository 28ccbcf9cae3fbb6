package gate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/rules"
)

// followedStep is an edit of the program in testdata/followed.txtar, on top of those before it.
type followedStep struct {
	name   string
	change func(*followedTree)
	says   string // what is found then; "!" before it: what is not
}

// followedSteps change what rules see that follow code, in the policy and in the code, and take it back again.
var followedSteps = []followedStep{
	{"nothing", nil, "by flow"},
	{"a comment in the policy", policyMore("# hello"), "leads to os.Getenv"},
	{"effects", policyMore("[[effect]]\nsymbol = \"strings.ToUpper\"\nreach = [\"network\"]"), "(network, env)"},
	{"more effects", policyMore("[[effect]]\nsymbol = \"(context.Context).Err\"\nreach = [\"clock\"]\n[[effect]]\nsymbol = \"strings.ToUpper\"\nreach = [\"clock\"]"), "!(network, env)"},
	{"the effects back", policyMore(""), "!(network"},
	{"a role may more", policyMore("[roles.part]\nreach = [\"env\"]"), "!os.Getenv"},
	{"a helper may less", policyText("[\"env\", \"network\"]", "[]"), "shared example.com/shop/shared/format uses os.Getenv"},
	{"a list that refuses the helper", policyMore("[roles.part]\nimports = [\"std\", \"contract\"]"), "!leads to os.Getenv"},
	{"and only warns of it", policyMore("[roles.part]\nimports = [\"std\", \"contract\"]\n[[rules.imports.in]]\npackages = [\"services/catalog/**\"]\nlevel = \"warn\""), "leads to os.Getenv"},
	{"an edge that is refused", policyMore("[[forbid]]\nname = \"no format\"\nfrom = \"services/**\"\nto = \"shared/format\""), "!leads to os.Getenv"},
	{"the list back", policyMore(""), "leads to os.Getenv"},
	{"a helper without a role", policyText("[roles.shared]\n", "[roles.shared]\npackages = [\"shared/limits\", \"shared/wire\", \"shared/email\"]\n"), "!leads to os.Getenv"},
	{"and only a warning of what imports it", both(policyText("[roles.shared]\n", "[roles.shared]\npackages = [\"shared/limits\", \"shared/wire\", \"shared/email\"]\n"), policyMore("[[rules.imports.in]]\npackages = [\"services/catalog/**\"]\nlevel = \"warn\"")), "leads to os.Getenv"},
	{"a mediator of requests", policyText("many    = true", "many    = false"), "registers a handler for contract.OrderPlaced, which example.com/shop/cmd/internal/again registers at cmd/internal/again/again.go:15"},
	{"lines move where another finding points to", both(policyText("many    = true", "many    = false"), text("cmd/internal/again/again.go", "// Hear", "\n\n// Hear")), "cmd/internal/again/again.go:17"},
	{"no mediator", policyText("(example.com/shop/shared/contract/events.Publisher).Publish", "(example.com/shop/shared/contract/mail.Sender).Send"), "!as a pointer"},
	{"one deployment fewer", policyText("[deployments.backoffice]\nroot = \"cmd/backoffice\"\n", ""), "as a pointer"},
	{"errors are for others", policyMore("[[rules.failures.in]]\npackages = [\"services/shipping/track\"]\nlevel = \"off\""), "!limits.ErrFull"},
	{"errors only warn", policyText("failures     = { level = \"error\" }", "failures     = { level = \"warn\" }"), "limits.ErrFull"},
	{"a contract within", policyText("[roles.operation]\n", "[roles.operation]\ncontract = \"self\"\n"), "failures"},
	{"other rings", policyMore("[[acyclic]]\nname = \"folders\"\ngroups = \"services/*\""), "by flow"},
	{"a package of another role", policyMore("[roles.limit]\nis = \"contract\"\npackages = [\"shared/limits\"]"), "limit example.com/shop/shared/limits"},
	{"no template", policyText("template = \"templates/subscriber\"\n", ""), "by flow"},
	{"other owners", text("CODEOWNERS", "@shop/payments", "@shop/payments\n/services/shipping/track/ @a @b"), "error owners"},
	{"nobody waits for calls", policyMore("[rules.cycles]\nlevel = \"off\""), "!by flow"},

	{"other errors of a helper", text("shared/limits/limits.go", "return ErrFull", "return errors.New(\"full\")"), "mere text"},
	{"none", text("shared/limits/limits.go", "return ErrFull", "return nil"), "!limits."},
	{"the errors back", nil, "limits.ErrFull"},
	{"no effect", text("shared/format/currency.go", "os.Getenv(name)", "os.DevNull + name"), "!os.Getenv"},
	{"no effect and no call", both(text("shared/format/currency.go", "os.Getenv(name)", "os.DevNull + name"), text("services/payments/history/order.go", "orders.Status(ctx, reference)", "reference, error(nil)")), "!by flow"},
	{"the effect back", text("services/payments/history/order.go", "orders.Status(ctx, reference)", "reference, error(nil)"), "os.Getenv"},
	{"the call back", nil, "by flow"},
	{"lines move where findings are", moved("services/payments/history/order.go", "services/catalog/quote/internal/discount/place.go", "services/shipping/track/track.go", "shared/contract/audit/audit.go", "services/payments/charge/around_test.go"), "by flow"},
	{"lines move where findings point to", moved("shared/limits/limits.go", "services/orders/status.go", "cmd/internal/monolith/monolith.go"), "limits.ErrFull"},
	{"a test", text("services/payments/charge/around_test.go", "charge.Limit() == 0", "false && charge.New == nil"), "!charge.Limit"},
	{"a waiver", text("services/payments/history/order.go", "\ttext, err :=", "\t//nanoarch:allow cycles it is on its way out\n\ttext, err :="), "by flow"},
	{"all back", nil, "by flow"},
}

// What is told again of a program is what a run without a cache finds, whatever changed since it was found: the policy, the
// code, or only the places in it.
func TestFollowedRulesAreToldAgain(t *testing.T) {
	tree := newFollowedTree(t)
	cached := Options{Dir: tree.dir, CacheDir: t.TempDir()}
	fresh := map[string][]string{} // what a run without a cache finds, by the state of the files
	for i, s := range followedSteps {
		if i%followedShare > 1 {
			continue
		}
		if tree.reset(); s.change != nil {
			s.change(tree)
		}
		state := tree.write(t)
		time.Sleep(60 * time.Millisecond) // stamps of files that were just written tell nothing
		if fresh[state] == nil {
			fresh[state], _ = outcome(t, Options{Dir: tree.dir, NoCache: true})
		}
		want := fresh[state]
		for _, run := range []string{"", ", again"} {
			if got, _ := outcome(t, cached); !cmp.Equal(got, want) {
				t.Errorf("%s%s: without a cache -, with it +:\n%s", s.name, run, cmp.Diff(want, got))
			}
		}
		words, not := strings.CutPrefix(s.says, "!")
		if found := slices.ContainsFunc(want, func(s string) bool { return strings.Contains(s, words) }); found == not {
			t.Errorf("%s: found %q: %t; what is found:\n%s", s.name, words, found, strings.Join(want, "\n"))
		}
	}
}

// Two policies that alternate, as two branches do, are each judged by what is kept of it.
func TestPoliciesAlternate(t *testing.T) {
	tree := newFollowedTree(t)
	cached := Options{Dir: tree.dir, CacheDir: t.TempDir()}
	effects := policyMore("[[effect]]\nsymbol = \"strings.ToUpper\"\nreach = [\"network\"]")
	var fresh [2][]string
	for i := range 6 {
		if tree.reset(); i%2 == 1 {
			effects(tree)
		}
		tree.write(t)
		time.Sleep(60 * time.Millisecond)
		if i < 2 {
			fresh[i], _ = outcome(t, Options{Dir: tree.dir, NoCache: true})
		}
		got, r := outcome(t, cached)
		if !cmp.Equal(got, fresh[i%2]) {
			t.Errorf("run %d: without a cache -, with it +:\n%s", i, cmp.Diff(fresh[i%2], got))
		}
		if s := r.stats; i > 1 && (s.Go > templateFiles || s.Checked+s.Declared != 0) {
			t.Errorf("run %d: the code was read: %+v", i, s)
		}
	}
	if cmp.Equal(fresh[0], fresh[1]) {
		t.Error("the policies are judged alike")
	}
}

// followedTree is a copy of the shop with the faults of testdata/followed.txtar.
type followedTree struct {
	dir     string
	base    map[string]string // of the files that steps edit
	now     map[string]string
	t       *testing.T
	written map[string]string
}

func newFollowedTree(t *testing.T) *followedTree {
	t.Helper()
	tree := &followedTree{dir: t.TempDir(), base: map[string]string{}, written: map[string]string{}, t: t}
	overlay, _ := ruletest.Lay(t, shop, filepath.Join("testdata", "followed.txtar"))
	for _, from := range []string{shop, overlay} {
		copyOver(t, from, tree.dir)
	}
	policy := tree.read(rules.FileName)
	tree.base[rules.FileName] = strings.Replace(policy, "[roles.adapter]", "[roles.shared]\nreach = [\"env\", \"network\"]\n\n[roles.adapter]", 1)
	return tree
}

// copyOver copies a tree over another one.
func copyOver(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), b, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (x *followedTree) read(name string) string {
	x.t.Helper()
	b, err := os.ReadFile(filepath.Join(x.dir, filepath.FromSlash(name)))
	if err != nil {
		x.t.Fatal(err)
	}
	return string(b)
}

// reset forgets the edits of the step before.
func (x *followedTree) reset() { x.now = map[string]string{} }

// edit changes a file.
func (x *followedTree) edit(name string, change func(text string) string) {
	x.t.Helper()
	if _, known := x.base[name]; !known {
		x.base[name] = x.read(name)
	}
	text, edited := x.now[name]
	if !edited {
		text = x.base[name]
	}
	x.now[name] = change(text)
	if x.now[name] == text {
		x.t.Fatalf("%s stays as it is", name)
	}
}

// write puts the files on the disk that are not as they were, and returns what stands for their state.
func (x *followedTree) write(t *testing.T) (state string) {
	t.Helper()
	for name, text := range x.base {
		if edited, ok := x.now[name]; ok {
			text = edited
			state += name + "\x00" + text + "\x00"
		}
		if x.written[name] == text {
			continue
		}
		if err := os.WriteFile(filepath.Join(x.dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		x.written[name] = text
	}
	return state
}

// policyMore adds lines to the policy.
func policyMore(lines string) func(*followedTree) {
	return func(x *followedTree) {
		x.edit(rules.FileName, func(text string) string { return text + "\n" + lines + "\n" })
	}
}

func policyText(from, to string) func(*followedTree) { return text(rules.FileName, from, to) }

// text replaces a text of a file.
func text(name, from, to string) func(*followedTree) {
	return func(x *followedTree) {
		x.edit(name, func(text string) string { return strings.Replace(text, from, to, 1) })
	}
}

// moved writes a comment at the top of files, so that all below moves.
func moved(names ...string) func(*followedTree) {
	return func(x *followedTree) {
		for _, name := range names {
			x.edit(name, func(text string) string { return "// A note.\n// Another one.\n\n" + text })
		}
	}
}

func both(a, b func(*followedTree)) func(*followedTree) {
	return func(x *followedTree) {
		a(x)
		b(x)
	}
}
