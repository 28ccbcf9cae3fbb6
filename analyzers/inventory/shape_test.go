package inventory

import (
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// shapeOf returns the deep shape of a package of a program.
func shapeOf(t *testing.T, src source, path string) string {
	t.Helper()
	l := &testLoader{t: t, src: src, fset: token.NewFileSet(), done: map[string]*types.Package{}}
	var deep func(path string) string
	deep = func(path string) string {
		pkg, err := l.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		return Shape(pkg, deep)
	}
	return deep(path)
}

const shapeBase = `package b
import ("context"; "example.com/model"; "example.com/far")
const Limit = 10
const small = 1
var Default = &Service{}
var hidden = 1
type Service struct { repo repo; n int }
type repo struct { conn *far.Conn }
type unused struct { x int }
type In struct { ID string ` + "`json:\"id\"`" + ` }
type Out In
type Place interface { Do(context.Context, In) error }
type Both interface { Place; Close() error }
type Alias = In
type Box[T any] struct { v T }
func New(a string) *Service { return nil }
func Price() model.Money { return model.Money{} }
func Map[T ~int](T) T { panic(1) }
func (s *Service) Do(context.Context, In) error { return nil }
func (s *Service) help() {}
func lower(int) {}
func (In) String() string { return "" }
type Embeds struct { Service }
`

func shapeProgram(b string) source {
	return with(source{
		"example.com/b":       {"b.go": b},
		"example.com/model":   {"model.go": "package model\nimport \"example.com/inner\"\ntype Money struct { cents inner.Cents }\nfunc (Money) Add() {}\n"},
		"example.com/inner":   {"inner.go": "package inner\ntype Cents int\n"},
		"example.com/far":     {"far.go": "package far\nimport \"example.com/unseen\"\ntype Conn struct { open bool }\nfunc f() { unseen.F() }\n"},
		"example.com/unseen":  {"unseen.go": "package unseen\nfunc F() {}\n"},
		"example.com/another": {"another.go": "package another\ntype T struct{}\n"},
	})
}

func TestShapeFollowsWhatRecordsCanSee(t *testing.T) {
	base := shapeOf(t, shapeProgram(shapeBase), "example.com/b")
	tests := []struct {
		name, old, new string
		changes        bool
	}{
		{"comment", "const Limit", "// Limit is.\n\nconst Limit", false},
		{"parameter name", "New(a string)", "New(b string)", false},
		{"body", "return nil }\nfunc Price", "return &Service{} }\nfunc Price", false},
		{"unexported function", "func lower(int)", "func lower(string)", false},
		{"unexported variable", "var hidden = 1", "var hidden = \"\"", false},
		{"unexported constant", "small = 1", "small = 2", false},
		{"unreachable type", "unused struct { x int }", "unused struct { y int }", false},
		{"name of a type parameter", "Box[T any] struct { v T }", "Box[U any] struct { v U }", true},
		{"constant value", "Limit = 10", "Limit = 11", true},
		{"constant type", "Limit = 10", "Limit int = 10", true},
		{"parameter", "New(a string)", "New(a int)", true},
		{"variadic", "New(a string)", "New(a ...string)", true},
		{"new function", "func lower(int)", "func Lower(int)", true},
		{"variable type", "var Default = &Service{}", "var Default = Service{}", true},
		{"unexported field", "n int", "n string", true},
		{"field of a reachable unexported type", "conn *far.Conn", "conn far.Conn", true},
		{"tag", `json:\"id\"`, `json:\"ID\"`, true},
		{"receiver", "func (s *Service) Do", "func (s Service) Do", true},
		{"unexported method", "help()", "help(int)", true},
		{"method", "func (In) String() string { return \"\" }", "", true},
		{"embedded", "Embeds struct { Service }", "Embeds struct { Service Service }", true},
		{"alias", "Alias = In", "Alias = Out", true},
		{"alias becomes type", "Alias = In", "Alias In", true},
		{"constraint", "~int]", "int]", true},
		{"interface method", "Do(context.Context, In) error }\ntype Both", "Do(context.Context, Out) error }\ntype Both", true},
		{"where a method is declared", "Both interface { Place; Close() error }", "Both interface { Do(context.Context, In) error; Close() error }", true},
		{"which type owns the fields", "type In struct { ID string `json:\"id\"` }\ntype Out In", "type In Out\ntype Out struct { ID string `json:\"id\"` }", true},
		{"package name", "package b", "package other", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, new := strings.ReplaceAll(test.old, `\"`, `"`), strings.ReplaceAll(test.new, `\"`, `"`)
			b := strings.Replace(shapeBase, old, new, 1)
			if b == shapeBase {
				t.Fatal("the edit changes nothing")
			}
			if changed := shapeOf(t, shapeProgram(b), "example.com/b") != base; changed != test.changes {
				t.Errorf("the shape changed: %v", changed)
			}
		})
	}
}

func TestShapeSeesChangesFurtherAway(t *testing.T) {
	base := shapeOf(t, shapeProgram(shapeBase), "example.com/b")
	tests := []struct {
		name, pkg, file, content string
		changes                  bool
	}{
		{"type of a result", "example.com/model", "model.go", "package model\ntype Money struct { cents int }\nfunc (Money) Add() {}\n", true},
		{"method of it", "example.com/model", "model.go", "package model\nimport \"example.com/inner\"\ntype Money struct { cents inner.Cents }\nfunc (*Money) Add() {}\n", true},
		{"two imports away", "example.com/inner", "inner.go", "package inner\ntype Cents string\n", true},
		{"type of a hidden field", "example.com/far", "far.go", "package far\ntype Conn struct { Open bool }\n", true},
		{"function nobody's type mentions", "example.com/unseen", "unseen.go", "package unseen\nfunc F() int { return 1 }\n", false},
		{"package that is not imported", "example.com/another", "another.go", "package another\ntype T int\n", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := shapeProgram(shapeBase)
			src[test.pkg] = map[string]string{test.file: test.content}
			if changed := shapeOf(t, src, "example.com/b") != base; changed != test.changes {
				t.Errorf("the shape changed: %v", changed)
			}
		})
	}
}

// TestEqualShapesGiveEqualRecords changes a type two imports away, which the middle package's declarations do not show:
// wherever the importer's record changes, the middle package's shape must have changed too.
func TestEqualShapesGiveEqualRecords(t *testing.T) {
	program := func(model string) source {
		return with(source{
			"example.com/a":      {"a.go": "package a\nimport \"example.com/helper\"\nfunc F() { p := helper.Price(); p.Use() }\nvar V = helper.Price()\n"},
			"example.com/helper": {"helper.go": "package helper\nimport \"example.com/model\"\nfunc Price() model.Money { return model.Make() }\n"},
			"example.com/model":  {"model.go": "package model\nfunc Make() Money { panic(1) }\n" + model},
		})
	}
	first := program("type Money struct { n int }\nfunc (Money) Use() {}\n")
	for _, model := range []string{
		"type Money struct { f func() }\nfunc (Money) Use() {}\n",
		"type Money = Other\ntype Other struct { n int }\nfunc (Other) Use() {}\n",
		"type Money struct { n int; inner }\ntype inner struct{}\nfunc (inner) Use() {}\n",
		"type Money interface { Use() }\n",
		"type Money struct { n int }\nfunc (Money) Use() {}\nfunc (Money) Error() string { return \"\" }\n",
	} {
		second := program(model)
		a, b := readSource(t, first)["example.com/a"], readSource(t, second)["example.com/a"]
		if string(a.Encode(SectionUses)) == string(b.Encode(SectionUses)) && string(a.Encode(SectionDecls)) == string(b.Encode(SectionDecls)) {
			t.Errorf("%s: the importer's record does not depend on it", model)
		}
		if shapeOf(t, first, "example.com/helper") == shapeOf(t, second, "example.com/helper") {
			t.Errorf("%s: the record of the importer changed, the shape of what it imports did not", model)
		}
	}
}
