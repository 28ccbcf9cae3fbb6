package inventory

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// orders is an operation's package as others see it: a contract, an implementation, an error, and more.
var orders = map[string]string{"orders.go": `package orders
import ("context"; "example.com/money")
type Place interface { Place(context.Context, In) (Out, error) }
type In struct { ID ID; Lines []*Line; Hidden hidden }
type Line struct { Price money.Money }
type ID string
const FirstID ID = "1"
const Limit = 10
type hidden struct{ x int }
type Out map[string]Line
type ErrFull struct{ By int }
func (*ErrFull) Error() string
var ErrClosed error
var Default = &Service{}
type Service struct { repo Repo; Count int }
type Repo interface { Get(ID) Line; Put(Line) }
func New(Repo) *Service
func (s *Service) Place(context.Context, In) (Out, error)
func (s *Service) Stats() Stats
type Stats struct { N int; Inner struct { Deep int } }
func (In) Validate() error
type Price = money.Money
type Box[T any] struct { V T }
func (b Box[T]) Get() T { return b.V }
func Wrap[T any](v T) Box[T] { return Box[T]{v} }
type Base struct { Service; Tag string }
`}

var money = map[string]string{"money.go": `package money
type Money struct { Cents int }
func (m Money) Add(Money) Money
`}

// uses returns the uses of first-party packages in one line each.
func uses(p *Package, content string) []string {
	var out []string
	for _, u := range p.Uses {
		if u.Symbol.Pkg != "example.com/orders" && u.Symbol.Pkg != "example.com/money" {
			continue
		}
		s := fmt.Sprintf("%s %s %s", u.Symbol.Short(), u.Kind, u.Via)
		for _, flag := range []struct {
			on   bool
			name string
		}{{u.Contract, "contract"}, {u.Error, "error"}, {u.Mutable, "mutable"}, {u.Test, "test"}, {u.Write, "write"}} {
			if flag.on {
				s += " " + flag.name
			}
		}
		if u.Class != ClassData {
			s += " class=" + u.Class.String()
		}
		for _, a := range u.At {
			s += " " + text(content, a.Pos)
		}
		out = append(out, s)
	}
	return out
}

func TestUses(t *testing.T) {
	tests := []struct {
		name, code string
		want       []string
	}{
		{"contract only", `type S struct { p orders.Place }
func (s S) Do() error { _, err := s.p.Place(nil, orders.In{ID: orders.FirstID}); if err == orders.ErrClosed { return nil }; return err }`, []string{
			"orders.ErrClosed var name contract error class=error ErrClosed",
			"orders.FirstID const name contract FirstID",
			"orders.ID type inferred contract orders.FirstID",
			"orders.In type name contract In",
			"orders.Out type inferred contract _",
			"orders.Place type name contract class=interface Place",
			"orders.In.ID field name contract ID",
			"orders.Place.Place method name contract class=interface Place",
		}},
		{"implementation", `func f() int { s := orders.New(nil); orders.Default.Count++; return s.Count + orders.Limit }`, []string{
			"orders.Default var name mutable write class=service Default",
			"orders.Limit const name Limit",
			"orders.New func name New",
			"orders.Service type inferred class=service s",
			"orders.Service.Count field inferred write class=service Count Count",
		}},
		{"field of an inferred type", `func f() int { return orders.Default.Stats().Inner.Deep }`, []string{
			"orders.Default var name mutable class=service Default",
			"orders.Service type inferred class=service orders.Default",
			"orders.Stats type inferred orders.Default.Stats()",
			"orders.Service.Stats method inferred class=service Stats",
			"orders.Stats.Deep field inferred Deep",
			"orders.Stats.Inner field inferred Inner",
		}},
		{"alias", `var p orders.Price; func f() { p.Add(p) }`, []string{
			"money.Money type inferred p",
			"money.Money.Add method inferred Add",
			"orders.Price type name contract Price",
		}},
		{"own alias", `type Line = orders.Line; var l Line; var c = l.Price`, []string{
			"money.Money type inferred c",
			"orders.Line type name contract Line",
			"orders.Line.Price field name contract Price",
		}},
		{"embedded", `type S struct { *orders.Base }
type I interface { orders.Repo }
func f(s S, i I) { s.Tag = ""; s.Stats(); i.Get("") }`, []string{
			"orders.Base type embedded class=service Base",
			"orders.Repo type embedded class=interface Repo",
			"orders.Stats type inferred s.Stats()",
			"orders.Line type inferred contract i.Get(\"\")",
			"orders.Base.Tag field embedded write class=service Tag",
			"orders.Repo.Get method embedded class=interface Get",
			"orders.Service.Stats method embedded class=service Stats",
		}},
		{"type arguments", `var b orders.Box[orders.Stats]; var w = orders.Wrap[*orders.Line](nil); type L = map[string]orders.Box[int]; var g = b.Get()`, []string{
			"orders.Box type name Box Box",
			"orders.Line type typearg contract Line",
			"orders.Stats type typearg Stats",
			"orders.Wrap func name Wrap",
			"orders.Box.Get method name Get",
		}},
		{"generic inferred", `func f() { x := orders.Wrap(orders.Default.Stats().N); _ = x.V }`, []string{
			"orders.Box type inferred x",
			"orders.Default var name mutable class=service Default",
			"orders.Service type inferred class=service orders.Default",
			"orders.Stats type inferred orders.Default.Stats()",
			"orders.Wrap func name Wrap",
			"orders.Box.V field inferred V",
			"orders.Service.Stats method inferred class=service Stats",
			"orders.Stats.N field inferred N",
		}},
		{"error types", `func f(err error) { var e *orders.ErrFull; _ = e.By }`, []string{
			"orders.ErrFull type name contract error class=error ErrFull",
			"orders.ErrFull.By field name contract class=error By",
		}},
		{"calling does not get hold of parameters", `func f() { orders.New(nil) }; var v = orders.In.Validate`, []string{
			"orders.In type name contract In",
			"orders.New func name New",
			"orders.Service type inferred class=service orders.New(nil)",
			"orders.In.Validate method name contract Validate",
		}},
		{"elided literals", `var x = orders.Out{"a": {}}; var n = new(orders.In).Lines`, []string{
			"orders.In type name contract In",
			"orders.Line type inferred contract {}",
			"orders.Out type name contract Out",
			"orders.In.Lines field name contract Lines",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			content := "package p\nimport \"example.com/orders\"\n" + test.code
			p := readSource(t, with(source{"example.com/orders": orders, "example.com/money": money, "example.com/p": {"p.go": content}}))["example.com/p"]
			less := func(a, b string) bool { return a < b }
			if diff := cmp.Diff(test.want, uses(p, content), sorted(less)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestUsesDotImportAndTests(t *testing.T) {
	src := with(source{"example.com/orders": orders, "example.com/money": money, "example.com/p": {
		"p.go":        "package p\nimport . \"example.com/orders\"\nfunc F() { Default.Stats() }\n",
		"p_test.go":   "package p\nimport o \"example.com/orders\"\nvar s o.Stats\nvar d = o.Default.Stats()\n",
		"ext_test.go": "package p_test\nimport \"example.com/p\"\nfunc f() { p.F() }\n",
	}})
	pkgs := readSource(t, src)
	var got []string
	for _, u := range pkgs["example.com/p"].Uses {
		if u.Symbol.Pkg == "example.com/orders" {
			got = append(got, fmt.Sprint(u.Symbol.Short(), " ", u.Via, " ", u.Test, " ", len(u.At)))
		}
	}
	want := []string{
		"orders.Default name false 1", "orders.Default name true 1",
		"orders.Service inferred false 1", "orders.Service inferred true 1", "orders.Stats inferred false 1", "orders.Stats name true 1",
		"orders.Service.Stats inferred false 1", "orders.Service.Stats inferred true 1",
	}
	if diff := cmp.Diff(want, got, sorted(func(a, b string) bool { return a < b })); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	ext := pkgs["example.com/p_test"].Uses
	if len(ext) != 1 || ext[0].Symbol.String() != "example.com/p.F" || !ext[0].Test {
		t.Errorf("uses of the external tests: %+v", ext)
	}
}

// TestAliases: of a name that merely stands for a type of another package the record says which.
func TestAliases(t *testing.T) {
	api := map[string]string{"api.go": `package api
import ("example.com/money"; "context")
type Price = money.Money
type Twice = Price
type Own = local
type Pointer = *money.Money
type Generic[T any] = money.Box[T]
type Instance = money.Box[int]
type Context = context.Context
type local struct{}
type Defined money.Money
`}
	boxes := map[string]string{"money.go": money["money.go"] + "type Box[T any] struct{ V T }\n"}
	content := `package p
import a "example.com/api"
var ( _ a.Price; _ a.Twice; _ a.Own; _ a.Pointer; _ a.Generic[int]; _ a.Instance; _ a.Context; _ a.Defined )
`
	p := readSource(t, with(source{"example.com/api": api, "example.com/money": boxes, "example.com/p": {"p.go": content}}))["example.com/p"]
	got := map[string]string{}
	for _, u := range p.Uses {
		if u.Symbol.Pkg == "example.com/api" {
			got[u.Symbol.Name] = strings.TrimSpace(u.Alias.String() + " " + u.PkgName)
		}
	}
	want := map[string]string{
		"Price": "example.com/money.Money api", "Twice": "example.com/money.Money api", "Own": "", "Pointer": "", "Generic": "", "Instance": "",
		"Context": "context.Context api", "Defined": "", "local": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestUsesOfTheStandardLibraryAreFuncsMethodsAndVars(t *testing.T) {
	p := one(t, `package p
import ("net/http"; "os"; "time"; "io")
func f(r *http.Request, d time.Duration) string { var t time.Time; t.Unix(); time.Now().Unix(); os.Args = nil; _ = io.EOF; http.DefaultClient.Do(r); return r.Method }`)
	var got []string
	for _, u := range p.Uses {
		got = append(got, fmt.Sprint(u.Symbol, " ", u.Kind, " ", len(u.At), " ", u.At[0].Func, " ", u.Mutable, u.Error, u.Write))
	}
	want := []string{
		"io.EOF var 1 0 false true false",
		"net/http.DefaultClient var 1 0 true false false",
		"(net/http.Client).Do method 1 0 false false false",
		"os.Args var 1 0 true false true",
		"time.Now func 1 0 false false false",
		"(time.Time).Unix method 2 0 false false false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestContractSurfaceOfOddPackages(t *testing.T) {
	src := with(source{
		"example.com/deco": {"deco.go": "package deco\nimport \"context\"\ntype Handler[C any] interface { Handle(context.Context, C) error }\n"},
		"example.com/c": {"c.go": `package c
import "example.com/deco"
type Cancel struct { By User }
type User struct { Next *User; Name string }
type CancelHandler deco.Handler[Cancel]
type Alias = deco.Handler[Cancel]
type Two interface { A(); B() }
type sealed interface { Seal() }
type Marker interface { mark() }
type Number interface { ~int; String() string }
type Unused struct{}
type Failure interface { error; Code() int }
`},
		"example.com/p": {"p.go": `package p
import "example.com/c"
type (
	A c.Cancel; B c.User; C c.CancelHandler; D c.Alias; E c.Two; F c.Marker; G c.Unused; H c.Failure
)
func f[N c.Number]() {}
func g(h c.CancelHandler) { h.Handle(nil, c.Cancel{}) }
`},
	})
	got := map[string]bool{}
	for _, u := range readSource(t, src)["example.com/p"].Uses {
		got[u.Symbol.Short()] = u.Contract
	}
	want := map[string]bool{
		"c.Cancel": true, "c.User": true, "c.CancelHandler": true, "c.Alias": true, "c.Failure": true,
		"c.Two": false, "c.Marker": false, "c.Unused": false, "c.Number": false, "deco.Handler.Handle": true, "deco.Handler": true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestUsesAreDeterministic(t *testing.T) {
	src := with(source{"example.com/orders": orders, "example.com/money": money, "example.com/p": {
		"b.go": "package p\nimport \"example.com/orders\"\nvar a, b = orders.Default.Stats(), orders.New(nil)\n",
		"a.go": "package p\nimport \"example.com/orders\"\nvar c, d = orders.New(nil), orders.Default.Stats()\n",
	}})
	first := readSource(t, src)["example.com/p"]
	for range 10 {
		if diff := cmp.Diff(first, readSource(t, src)["example.com/p"]); diff != "" {
			t.Fatalf("two readings differ:\n%s", diff)
		}
	}
	for _, u := range first.Uses {
		if u.Via == ViaInferred && strings.HasSuffix(u.Symbol.Name, "Service") && u.At[0].Pos.File != 0 {
			t.Errorf("an inferred type is not at its first place: %+v", u)
		}
	}
}
