package conform

import (
	"fmt"
	"strings"
	"testing"
)

const small = `package op

import (
	"errors"
	"log"

	"m/hole"
)

type Handler struct{ log *log.Logger }

func (h *Handler) Do(in []int) (n int, err error) {
	hole.Stmts(in)
	h.log.Info("a")
	hole.Stmts(in, n)
	h.log.Info("b")
	if n > 3 {
		return 0, errors.New("x")
	}
	hole.Stmts(in, n)
	return hole.Expr[int](in), hole.Expr[error]()
}
`

// body makes a package of the small template with code before its two anchors and at its end.
func body(first, second, third, result string) map[string]string {
	text := strings.Replace(small, "\n\t\"m/hole\"\n", "\n", 1)
	text = strings.Replace(text, "\thole.Stmts(in)\n", first, 1)
	text = strings.Replace(text, "\thole.Stmts(in, n)\n\th.log.Info(\"b\")\n", second+"\th.log.Info(\"b\")\n", 1)
	text = strings.Replace(text, "\thole.Stmts(in, n)\n", third, 1)
	return map[string]string{"op.go": strings.Replace(text, "hole.Expr[int](in), hole.Expr[error]()", result, 1)}
}

// TestHoles: what may stand in holes, and what may not, with all that looks alike.
func TestHoles(t *testing.T) {
	r := record(t, small)
	for _, test := range []struct {
		name, first, second, third, result string
		says                               []string // in the order of the places
	}{
		{"nothing", "", "", "", "1, nil", nil},
		{"the anchors again", "\th.log.Info(\"a\")\n", "", "", "1, nil", []string{"reads h, which the hole is not given"}},
		{"a return at the end", "", "", "\tif in == nil {\n\t\treturn 2, nil\n\t}\n", "1, nil", nil},
		{"a naked return at the end", "", "", "\tif in == nil {\n\t\treturn\n\t}\n", "1, nil", nil},
		{"a return in the middle", "", "\tif in == nil {\n\t\treturn\n\t}\n", "", "1, nil", []string{"returns although the template goes on"}},
		{"a panic at the end", "", "", "\tif in == nil {\n\t\tpanic(1)\n\t}\n", "1, nil", nil},
		{"a named result", "", "\tn = 3\n", "", "1, nil", []string{"assigns to n"}},
		{"a named result in a loop", "", "\tfor n = range 3 {\n\t}\n", "", "1, nil", []string{"assigns to n"}},
		{"a named result beside a new name", "", "\tvar m int\n\tm, n = 1, 2\n\t_ = m\n", "", "1, nil", []string{"assigns to n"}},
		{"a named result by a closure", "", "\tdefer func() { n++ }()\n", "", "1, nil", []string{"assigns to n"}},
		{"a named result by its address", "", "\tp := &n\n\t*p = 2\n", "", "1, nil", []string{"takes the address of n"}},
		{"a value of a slice", "", "\tin[0] = 2\n", "", "1, nil", nil},
		{"a method value", "", "\tf := in\n\t_ = f\n\tg := h.log.Info\n\tg(\"x\")\n", "", "1, nil", []string{"reads h, which the hole is not given"}},
		{"a type switch", "", "\tswitch x := any(in).(type) {\n\tcase []int:\n\t\t_ = x\n\t}\n", "", "1, nil", nil},
		{"a hidden name in a type switch", "", "\tswitch h := any(in).(type) {\n\tcase []int:\n\t\t_ = h\n\t}\n", "", "1, nil", []string{"declares h, which hides a name"}},
		{"a hidden import", "\tlog := 1\n\t_ = log\n", "", "", "1, nil", []string{"declares log, which hides a name"}},
		{"a hidden type of the universe", "\ttype int string\n", "", "", "1, nil", []string{"declares int, which hides a name"}},
		{"a hidden nil", "", "", "", "1, func() error { var nil error; return nil }()", nil},
		{"a value that panics", "", "", "", "func() int { panic(1) }(), nil", []string{"panics although the template goes on"}},
		{"a labelled loop", "\nloop:\n\tfor range in {\n\t\tcontinue loop\n\t}\n", "", "", "1, nil", nil},
		{"a goto inside", "\t{\n\t\tgoto end\n\tend:\n\t}\n", "", "", "1, nil", nil},
		{"a file", "\tos.Remove(\"x\")\n", "", "", "1, nil", []string{"reaches files by os.Remove"}},
		{"a file by a name", "\tf := os.Remove\n\t_ = f\n", "", "", "1, nil", []string{"reaches files by os.Remove"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := body(test.first, test.second, test.third, test.result)
			if strings.Contains(files["op.go"], "os.") {
				files["op.go"] = strings.Replace(files["op.go"], "\t\"log\"\n", "\t\"log\"\n\t\"os\"\n", 1)
			}
			res, err := compareText(r, files)
			if err != nil {
				t.Fatalf("%v\n%s", err, files["op.go"])
			}
			if len(res.Faults) != len(test.says) {
				t.Fatalf("%d faults: %s", len(res.Faults), messages(res))
			}
			for i, f := range res.Faults {
				if !strings.Contains(f.Message, test.says[i]) {
					t.Errorf("%s, not %q", f.Message, test.says[i])
				}
			}
		})
	}
}

// TestFilled tells what stands in holes and around them.
func TestFilled(t *testing.T) {
	r := record(t, small)
	files := body("\tx := 1\n\t_ = x\n", "", "", "1 + 1, nil")
	res, err := compareText(r, files)
	if err != nil || len(res.Faults) > 0 {
		t.Fatal(err, messages(res))
	}
	var got []string
	for _, h := range res.Holes {
		text := func(start, end int) string { return files["op.go"][start:end] }
		line := fmt.Sprint(h.Kind)
		for _, p := range h.Package {
			line += " [" + text(p.Start, p.End) + "]"
		}
		if h.Kind == HoleStmts {
			line += " after " + text(h.After.Start, h.After.End) + " before " + text(h.Before.Start, h.Before.End)
		}
		got = append(got, line)
	}
	want := []string{
		`1 [x := 1] [_ = x] after { before h.log.Info("a")`,
		`1 after h.log.Info("a") before h.log.Info("b")`,
		"1 after if n > 3 {\n\t\treturn 0, errors.New(\"x\")\n\t} before return 1 + 1, nil",
		"2 [1 + 1]", "2 [nil]",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("holes:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestHostile: the work is bounded however large and alike everything is.
func TestHostile(t *testing.T) {
	r := record(t, small)
	for name, first := range map[string]string{
		"many anchors":   strings.Repeat("\th.log.Info(\"a\")\n", 3000),
		"many defines":   strings.Repeat("\tif x := in; x != nil {\n\t\th.log.Info(\"a\")\n\t}\n", 2000),
		"deep blocks":    strings.Repeat("\tif in != nil {\n", 300) + strings.Repeat("\t}\n", 300),
		"deep functions": strings.Repeat("\tfunc() {\n", 200) + strings.Repeat("\t}()\n", 200),
	} {
		res, err := compareText(r, body(first, "", "", "1, nil"))
		if err != nil {
			t.Fatal(err)
		}
		if name != "deep blocks" && name != "deep functions" && len(res.Faults) == 0 {
			t.Errorf("%s: nothing is told", name)
		}
	}
}

func TestNames(t *testing.T) {
	v := Placeholders{"operation": "list-all", "capability": "billing"}
	for name, want := range map[string]string{
		"Operation": "ListAll", "operation": "listAll", "OPERATION": "LIST_ALL", "NewOperationHandler": "NewListAllHandler", "Other": "Other",
		"example.com/capability/operation/contract": "example.com/billing/list-all/contract", "errOperation": "errListAll",
	} {
		if got := Spell(name, v); got != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
	for name, fits := range map[string]bool{"ListAll": true, "Listall": true, "ListAllItems": true, "List_All": true, "List": false, "Other": false} {
		if Fits("Operation", name, v) != fits {
			t.Errorf("%s fits Operation: %v", name, !fits)
		}
	}
	if Fits("TestOperation", "ListAllTest", v) {
		t.Error("what stands around a placeholder")
	}
	if !Fits("anything", "other", v) || !Fits("Anything", "Anything", v) || Fits("Anything", "Other", v) {
		t.Error("a name without placeholders")
	}
}
