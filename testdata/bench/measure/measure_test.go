package measure

import (
	"go/parser"
	"go/token"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestCostIncludesChildren(t *testing.T) {
	const spin = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"
	c, text, err := Run(exec.Command("sh", "-c", "sh -c '"+spin+"'; echo said >&2; exit 1"))
	if err != nil || text != "said\n" {
		t.Errorf("text %q, error %v", text, err)
	}
	if c.CPU < 20*time.Millisecond || c.RSS < 100<<10 {
		t.Errorf("cost = %+v", c)
	}
	if _, _, err := Run(exec.Command("sh", "-c", "echo what is wrong; exit 2")); err == nil || !strings.Contains(err.Error(), "what is wrong") {
		t.Errorf("error = %v", err)
	}
}

func TestHeap(t *testing.T) {
	const text = "gc 1 @0.004s 1%: 0.01+0.5+0.02 ms clock, 0.02+0.1/0.3/0.2+0.04 ms cpu, 3->4->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P\n" +
		"a word\ngc 2 @0.01s 1%: 0.01+0.5+0.02 ms clock, 0.02+0.1/0.3/0.2+0.04 ms cpu, 11->12->7 MB, 12 MB goal\n"
	if largest, rest := heap(text); largest != 12<<20 || rest != "a word\n" {
		t.Errorf("heap = %d, %q", largest, rest)
	}
}

func TestEdits(t *testing.T) {
	const code = "package p\n\ntype In struct {\n\tA int\n}\n\nfunc f() {}\n\nfunc g() int { return 1 }\n"
	for want, change := range map[string]func([]byte, int) ([]byte, error){
		"g() int { _ = 3; return 1 }":     Body,
		"type In struct {\n\tEdit3 int\n": Contract,
	} {
		b, err := change([]byte(code), 3)
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%v, %s", err, b)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "", b, 0); err != nil {
			t.Error(err)
		}
	}
	if b, err := Contract([]byte("package p\n"), 1); err != nil || !strings.Contains(string(b), "type Edit1 struct") {
		t.Errorf("%v, %s", err, b)
	}
	if b, err := Policy([]byte("version = 1\n"), 5); err != nil || strings.Count(string(b), "warn") != 2 {
		t.Errorf("%v, %s", err, b)
	}
	if _, err := Policy([]byte("[rules.oneop]\n"), 1); err == nil {
		t.Error("levels would be given twice")
	}
}
