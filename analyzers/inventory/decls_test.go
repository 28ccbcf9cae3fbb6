package inventory

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func find[T any](t *testing.T, list []T, is func(T) bool) T {
	t.Helper()
	i := slices.IndexFunc(list, is)
	if i < 0 {
		t.Fatalf("not found in %+v", list)
	}
	return list[i]
}

func typeNamed(t *testing.T, p *Package, name string) Type {
	t.Helper()
	return find(t, p.Types, func(d Type) bool { return d.Name == name })
}

func varNamed(t *testing.T, p *Package, name string) Var {
	t.Helper()
	return find(t, p.Vars, func(v Var) bool { return v.Name == name })
}

func TestTypes(t *testing.T) {
	src := toolbox()
	src["example.com/p"] = map[string]string{"p.go": `package p
import ("context"; "example.com/port"; "example.com/pb")

// Place promises to place an order. It fails with [ErrFull] or [port.ErrGone]; see also [Order.Cancel].
//
//   - a list with [ErrFull] and [ErrLate]
type Place interface { Place(context.Context, string) (*Order, error) }
type Order struct { *Base; ID, note string ` + "`json:\"id\"`" + `; repo port.Repo }
func (o Order) Cancel() {}
type Base struct{}
func (*Base) Ping(int) bool { return true }
type Price = port.Order
type Box[K comparable, V any] struct { m map[K]V }
func (b *Box[K, V]) Get(k K) V { return b.m[k] }
type IDs []string
type Message = pb.Req
type hidden struct{}
`, "p_test.go": "package p\ntype fake struct{}"}
	p := readSource(t, src)["example.com/p"]
	var got []string
	for _, d := range p.Types {
		s := fmt.Sprintf("%s%s %s %s = %s", d.Name, d.TypeParams, d.Kind, d.Class, d.Underlying)
		for _, m := range d.Methods {
			s += " " + m.Name + m.Sig
			if !m.From.IsZero() {
				s += "<" + m.From.String()
			}
		}
		for _, flag := range []struct {
			on   bool
			name string
		}{{d.Alias, "alias"}, {d.Embeddable, "holdable"}, {d.Test, "test"}, {d.Protobuf, "protobuf"}} {
			if flag.on {
				s += " " + flag.name
			}
		}
		got = append(got, s)
	}
	want := []string{
		"Base struct service = struct{} Ping(int) bool holdable",
		"Box[K comparable, V any] struct data = struct{m map[K]V} Get($0) $1 holdable",
		"IDs slice data = []string holdable",
		"Message struct data = example.com/pb.Req ProtoReflect() int alias holdable protobuf",
		"Order struct service = struct{*example.com/p.Base; ID string \"json:\\\"id\\\"\"; note string \"json:\\\"id\\\"\"; repo example.com/port.Repo} Cancel() Ping(int) bool<(example.com/p.Base).Ping holdable",
		"Place interface interface = interface{Place(context.Context, string) (*example.com/p.Order, error)} Place(context.Context, string) (*example.com/p.Order, error) holdable",
		"Price struct data = example.com/port.Order alias holdable",
		"fake struct data = struct{} test",
		"hidden struct data = struct{}",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("types differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"ErrFull", "port.ErrGone", "Order.Cancel", "ErrLate"}, typeNamed(t, p, "Place").DocLinks); diff != "" {
		t.Errorf("links differ (-want +got):\n%s", diff)
	}
	order := typeNamed(t, p, "Order")
	if got := textAt(t, src, p, order.Pos); got != "Order" {
		t.Errorf("place of the type is %q", got)
	}
	var fields []string
	for _, f := range order.Fields {
		fields = append(fields, fmt.Sprintf("%s %s %q exported:%v embedded:%v tag:%s", f.Name, f.Type.Text, textAt(t, src, p, f.Pos), f.Exported, f.Embedded, f.Tag))
	}
	wantFields := []string{
		`Base *example.com/p.Base "Base" exported:true embedded:true tag:`,
		"ID string \"ID\" exported:true embedded:false tag:json:\"id\"",
		"note string \"note\" exported:false embedded:false tag:json:\"id\"",
		`repo example.com/port.Repo "repo" exported:false embedded:false tag:`,
	}
	if diff := cmp.Diff(wantFields, fields); diff != "" {
		t.Errorf("fields differ (-want +got):\n%s", diff)
	}
}

func TestFuncFacts(t *testing.T) {
	src := toolbox()
	content := `package p
import ("context"; "lib.org/bus"; "lib.org/db"; "example.com/other"; "net/http")
type S struct{ f func(); o other.Service; db *db.DB }
func New(d *db.DB) *S { return &S{db: d} }
func (s *S) Run(ctx context.Context, ids ...string) (n int, err error) { s.f(); return }
func (s S) Do(ctx context.Context, id string) error { return s.o.Do(ctx, id) }
func (s *S) Tx() (int, error) { return 0, s.db.Transaction(s.work) }
func (s *S) work() error { return nil }
func Routes(m *http.ServeMux) { m.HandleFunc("/", func(http.ResponseWriter, *http.Request) {}) }
func Send(ctx context.Context) { bus.Send[S, int](ctx, S{}) }
func List(s []S) []int { return bus.Map(s, func(S) int { return 0 }) }
`
	src["example.com/p"] = map[string]string{"p.go": content}
	p := readSource(t, src, outside)["example.com/p"]
	var got []string
	for _, f := range p.Funcs {
		s := f.Name
		for _, flag := range []struct {
			on   bool
			name string
		}{
			{f.Constructor, "constructor"}, {f.Registration, "registration"}, {f.HandsOver, "hands over"}, {f.CallsFunc, "calls func"},
			{f.Sends, "sends"}, {f.Forwards, "forwards"}, {f.PtrRecv, "pointer"}, {f.Exported, "exported"}, {f.Variadic, "variadic"},
		} {
			if flag.on {
				s += ", " + flag.name
			}
		}
		for _, r := range f.Returns {
			s += ", builds " + r.Name
		}
		got = append(got, s)
	}
	want := []string{
		"New, constructor, exported, builds S", "Run, calls func, pointer, exported, variadic", "Do, forwards, exported", "Tx, hands over, pointer, exported",
		"work, pointer", "Routes, registration, hands over, exported", "Send, hands over, sends, exported, builds S", "List, hands over, exported",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("functions differ (-want +got):\n%s", diff)
	}
	run := p.Funcs[1]
	texts := []string{run.Recv, run.Sig, textAt(t, src, p, run.Pos), textAt(t, src, p, run.NamePos), textAt(t, src, p, run.Body)}
	wantTexts := []string{"S", "(context.Context, ...string) (int, error)", "func (s *S) Run(ctx context.Context, ids ...string) (n int, err error)", "Run", "{ s.f(); return }"}
	if diff := cmp.Diff(wantTexts, texts); diff != "" {
		t.Errorf("Run differs (-want +got):\n%s", diff)
	}
	if run.Params[1].Name != "ids" || run.Params[1].Type.Text != "[]string" || run.Results[1].Name != "err" || run.Results[1].Type.Class != ClassError {
		t.Errorf("parameters of Run: %+v %+v", run.Params, run.Results)
	}
}

func TestVars(t *testing.T) {
	src := toolbox()
	content := `package p
import ("errors"; "fmt"; "lib.org/db")
var ErrFull = errors.New("full")
var _ fmt.Stringer = name{}
var _ = 1
var Conn, _ = db.Open("")
var cache = map[string]int{}
var state struct{ n int }
var Limit = 3
var Hook = func() {}
var loaded bool
var list []int
type name struct{}
func (name) String() string { return "" }
func fill(to *bool) { cache["a"] = 1; state.n++; fill(&loaded); Limit := 4; _ = Limit; for _, list[0] = range list { delete(cache, "") } }
const Max = 1 << 40
const Name string = "x"
const hidden = 2
`
	src["example.com/p"] = map[string]string{"p.go": content, "p_test.go": "package p\nfunc reset() { Limit = 0 }\nconst Fake = 1"}
	p := readSource(t, src)["example.com/p"]
	var got []string
	for _, v := range p.Vars {
		s := fmt.Sprintf("%s %s writes:%d", v.Name, v.Type.Text, len(v.Writes))
		for _, i := range v.Init {
			s += " from " + i.String()
		}
		for _, flag := range []struct {
			on   bool
			name string
		}{{v.IsError, "error"}, {v.Assertion, "assertion"}, {v.FuncLit, "literal"}, {v.Exported, "exported"}} {
			if flag.on {
				s += " " + flag.name
			}
		}
		got = append(got, s)
	}
	want := []string{
		"Conn *lib.org/db.DB writes:0 from lib.org/db.Open exported", "ErrFull error writes:0 error exported", "Hook func() writes:0 literal exported",
		"Limit int writes:0 exported", "_ fmt.Stringer writes:0 assertion", "_ int writes:0", "_ error writes:0 from lib.org/db.Open error assertion",
		"cache map[string]int writes:2", "list []int writes:1", "loaded bool writes:1", "state struct{n int} writes:1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("variables differ (-want +got):\n%s", diff)
	}
	if got := textAt(t, src, p, varNamed(t, p, "state").Writes[0]); got != "state" {
		t.Errorf("the place of a write is %q, want the variable's name", got)
	}
	var consts []string
	for _, c := range p.Consts {
		consts = append(consts, c.Name+" "+c.Type+" "+c.Value)
	}
	if diff := cmp.Diff([]string{"Max untyped int 1099511627776", `Name string "x"`}, consts); diff != "" {
		t.Errorf("constants differ (-want +got):\n%s", diff)
	}
}

func TestMentions(t *testing.T) {
	src := toolbox()
	content := `package p
import ("context"; "lib.org/db"; "lib.org/router"; "example.com/port")
type Conn = db.DB
type Store interface { Open(*db.DB) error; port.Log }
type Service struct { *db.DB; Conn *Conn; hidden *router.Router; In struct { R router.Router; r db.DB } }
type ID string
func New(ctx context.Context, c *Conn, id ID) (*service, error) { var x router.Router; _ = x; return nil, nil }
type service struct{ c *db.DB }
func (s *service) Get(r func(router.Context)) {}
func (s *service) get(r *db.DB) {}
type private struct{}
func (p private) Get(r *db.DB) {}
var Default, err = db.Open("")
var Named map[string]*db.DB
var local *db.DB
func Gen[T port.Log](h port.Handler[port.Order]) {}
`
	src["example.com/p"] = map[string]string{"p.go": content, "p_test.go": "package p\nimport \"lib.org/db\"\nfunc Help(*db.DB) {}"}
	p := readSource(t, src)["example.com/p"]
	var got []string
	for _, m := range p.Mentions {
		got = append(got, fmt.Sprintf("%s at %s in %s", m.Type, textAt(t, src, p, m.Pos), m.Where))
	}
	want := []string{
		"lib.org/db.DB at DB in type Conn",
		"lib.org/db.DB at DB in interface Store", "example.com/port.Log at Log in interface Store",
		"lib.org/db.DB at DB in field Service.DB", "lib.org/db.DB at Conn in field Service.Conn", "lib.org/router.Router at Router in field Service.In.R",
		"context.Context at Context in func New", "lib.org/db.DB at Conn in func New",
		"lib.org/router.Context at Context in method (service).Get",
		"lib.org/db.DB at Default in var Default", "lib.org/db.DB at DB in var Named",
		"example.com/port.Log at Log in func Gen", "example.com/port.Handler at Handler in func Gen", "example.com/port.Order at Order in func Gen",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mentions differ (-want +got):\n%s", diff)
	}
}

func TestInterfaces(t *testing.T) {
	src := toolbox()
	src["example.com/p"] = map[string]string{"p.go": `package p
import ("io"; "example.com/port"; "example.com/other"; "context")
type Placer interface { Place(context.Context, port.Order) error }
type placeHandler port.Handler[port.Order]
type Generic[T any] interface { Do(T) }
type S struct { log port.Log; all []port.Handler[string]; r io.Reader }
func run[T any](g Generic[T], o any) { _ = o.(Generic[int]); other.New().Do(nil, "") }
`}
	p := readSource(t, src)["example.com/p"]
	var got []string
	for _, i := range p.Interfaces {
		s := i.Type + " " + i.Named.Name
		for _, m := range i.Methods {
			s += " " + m.Name + m.Sig
		}
		got = append(got, s)
	}
	want := []string{
		"example.com/other.Service Service Do(context.Context, string) error",
		"example.com/p.Generic Generic Do($0)",
		"example.com/p.Generic[int] Generic Do(int)",
		"example.com/p.Placer Placer Place(context.Context, example.com/port.Order) error",
		"example.com/p.placeHandler placeHandler Handle(context.Context, example.com/port.Order) error",
		"example.com/port.Handler Handler Handle(context.Context, $0) error",
		"example.com/port.Handler[example.com/port.Order] Handler Handle(context.Context, example.com/port.Order) error",
		"example.com/port.Handler[string] Handler Handle(context.Context, string) error",
		"example.com/port.Log Log Info(string)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("interfaces differ (-want +got):\n%s", diff)
	}
}
