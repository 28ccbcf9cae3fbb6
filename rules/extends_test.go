package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

func TestExtends(t *testing.T) {
	p := loadFiles(t, files{
		"nanoarch.toml": `
extends = ["./base/base.toml", "../company/all.toml"]
[roles.operation]
packages = ["ops/{operation}"]
[roles.gone]
off = true
[[forbid]]
name = "replaced"
from = "mine/**"
to = "x/**"
[[forbid]]
name = "dropped"
off = true
[[forbid]]
name = "added"
to = "y/**"
[build]
tags = ["b"]
[rules.oneop]
level = "warn"
[[rules.oneop.in]]
packages = ["c/**"]
level = "off"
[deployments.old]
off = true
`,
		"base/base.toml": `
extends = ["./more.toml"]
[roles.operation]
packages = ["base/{operation}"]
imports = ["std", "contract"]
template = "templates/op"
reason = "base"
contract = "self"
[roles.gone]
packages = ["gone"]
[[forbid]]
name = "replaced"
to = "base/**"
[[forbid]]
name = "dropped"
to = "base/**"
[[rules.oneop.in]]
packages = ["a/**"]
level = "error"
[[effect]]
symbol = "example.com/a.F"
reach = "network"
[owners]
file = "CODEOWNERS"
[deployments.old]
root = "cmd/old"
`,
		"base/more.toml":      "[build]\ngoos = \"plan9\"\ntags = [\"a\"]\n[roles.contract]\npackages = [\"contracts\"]\n[[effect]]\nsymbol = \"example.com/b.F\"\nreach = \"clock\"\n",
		"../company/all.toml": "[roles.operation]\nreason = \"company\"\ncontract = { role = \"contract\" }\n[roles.lib]\npackages = [\"lib/**\"]\ntemplate = \"../t\"\n",
	})
	op := p.Role("operation")
	type summary struct {
		Packages, Template, Reason string
		Contract                   rules.ContractRef
		Pos                        string
	}
	got := summary{op.Packages()[0].String(), op.Template, op.Reason, op.Contract, op.Packages()[0].Pos().String()}
	want := summary{"ops/{operation}", "base/templates/op", "company", rules.ContractRef{Kind: rules.ContractInRole, Role: "contract", Same: []string{}, Written: true}, "nanoarch.toml:5:13"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !p.Allows(own(t, p, "ops/x").Class, own(t, p, "contracts"), false).OK {
		t.Error("the list of the extended file is lost")
	}
	if p.Role("gone") != nil || len(p.Deployments()) != 0 {
		t.Error("off drops nothing")
	}
	if got := p.Role("lib").Template; got != "../t" {
		t.Errorf("template of the company's file is %q", got)
	}
	if p.Owners() != "base/CODEOWNERS" {
		t.Errorf("owners: %q", p.Owners())
	}
	if diff := cmp.Diff(rules.Build{GOOS: "plan9", GOARCH: "amd64", Tags: []string{"b"}, CGO: true}, p.Build()); diff != "" {
		t.Error(diff)
	}
	var names []string
	for _, r := range p.Edges() {
		names = append(names, r.Name+" "+r.Pos.String())
	}
	if diff := cmp.Diff([]string{"replaced nanoarch.toml:8:1", "added nanoarch.toml:15:1"}, names); diff != "" {
		t.Error(diff)
	}
	if p.Level("oneop", "a") != rules.Error || p.Level("oneop", "c") != rules.Off || p.Level("oneop", "x") != rules.Warn {
		t.Error("places of levels do not append")
	}
	for _, symbol := range []string{"example.com/a.F", "example.com/b.F"} {
		if _, ok := p.Effect(symbol); !ok {
			t.Errorf("effect of %s is lost", symbol)
		}
	}
}

func TestExtendsTwiceIsNoCycle(t *testing.T) {
	p := loadFiles(t, files{
		"/abs/p/nanoarch.toml": "version = 1",
		"nanoarch.toml":        "extends = [\"./a.toml\", \"./b.toml\"]",
		"a.toml":               "extends = [\"./c.toml\"]\n[roles.a]\npackages = [\"a\"]",
		"b.toml":               "extends = [\"./c.toml\"]",
		"c.toml":               "[[forbid]]\nname = \"x\"\nto = \"x\"",
	})
	if len(p.Edges()) != 1 || p.Role("a") == nil {
		t.Errorf("edges %v", p.Edges())
	}
}

func TestPolicyAtAnAbsolutePath(t *testing.T) {
	f := files{
		"/home/x/repo/nanoarch.toml": "version = 1\nextends = [\"../base.toml\"]",
		"/home/x/base.toml":          "version = 1\n[roles.operation]\npackages = [\"a/**\"]\ntemplate = \"t\"",
	}
	p, err := rules.Load("/home/x/repo/nanoarch.toml", f.read)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Role("operation").Template; got != "../t" {
		t.Errorf("template %q", got)
	}
	if got := p.Role("operation").Pos.String(); got != "/home/x/base.toml:2:1" {
		t.Errorf("place %q", got)
	}
}
