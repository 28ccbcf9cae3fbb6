package inventory

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// typed checks a package and returns a reader of it, to ask about its types.
func typed(t *testing.T, src source, path string, protocols ...string) *reader {
	t.Helper()
	l := &testLoader{t: t, src: src, fset: token.NewFileSet(), done: map[string]*types.Package{}}
	u, files := l.unit(path, false)
	p, err := ReadImports(u)
	if err != nil {
		t.Fatal(err)
	}
	return newReader(p, l.check(path, files), &Context{FirstParty: []string{"example.com"}, Protocols: protocols})
}

func (r *reader) lookup(name string) types.Type { return r.pkg.Scope().Lookup(name).Type() }

func TestTypeText(t *testing.T) {
	src := with(source{
		"example.com/m": {"m.go": "package m\ntype Money struct{}\ntype Price = Money\ntype Box[T any] struct{ V T }\ntype Pair[A, B any] = map[string]func(Box[A]) B\n"},
		"example.com/p": {"p.go": `package p
import ("context"; "unsafe"; "example.com/m")
type N interface { ~int | ~string; String() string }
var (
	a byte; b []byte; c [3]uint8; d rune; e any; f error; g m.Price; h m.Box[m.Price]; i m.Pair[int, []m.Money]
	j func(ctx context.Context, s ...string) (n int, err error)
	k chan<- (<-chan int); l chan (<-chan int); o struct { A int ` + "`json:\"a\"`" + `; m.Money; b *m.Price }
	p interface { B(x int); A() }
	q unsafe.Pointer; r map[string]*[]m.Box[byte]; s func(func(int)) func() error; u = func() any { type Local struct{}; return Local{} }
)
var v = func() func() *struct{} { return nil }
var w, _ = local()
func local() (any, int) { return nil, 0 }
`}})
	r := typed(t, src, "example.com/p")
	for name, want := range map[string]string{
		"a": "uint8", "b": "[]byte", "c": "[3]byte", "d": "int32", "e": "any", "f": "error",
		"g": "example.com/m.Money", "h": "example.com/m.Box[example.com/m.Money]", "i": "map[string]func(example.com/m.Box[int]) []example.com/m.Money",
		"j": "func(context.Context, ...string) (int, error)", "k": "chan<- <-chan int", "l": "chan (<-chan int)",
		"o": `struct{A int "json:\"a\""; example.com/m.Money; b *example.com/m.Money}`,
		"p": "interface{A(); B(int)}", "q": "unsafe.Pointer", "r": "map[string]*[]example.com/m.Box[uint8]",
		"s": "func(func(int)) func() error", "v": "func() func() *struct{}", "N": "example.com/p.N",
	} {
		if got := r.typeText(r.lookup(name)); got != want {
			t.Errorf("%s is written %s, want %s", name, got, want)
		}
	}
	if got, want := r.typeText(r.lookup("N").Underlying()), "interface{String() string; ~int|~string}"; got != want {
		t.Errorf("constraint is written %s, want %s", got, want)
	}
}

func TestLocalTypesAreNotTakenForTheirNamesakes(t *testing.T) {
	r := typed(t, with(source{"example.com/p": {"p.go": "package p\ntype T int\nvar x = func() any { type T struct{}; return T{} }\n"}}), "example.com/p")
	for id, obj := range r.info.Defs {
		if tn, ok := obj.(*types.TypeName); ok && tn.Parent() != r.pkg.Scope() {
			if got := r.ref(tn.Type()); got.Named == (Symbol{Pkg: "example.com/p", Name: "T"}) || got.Text == "example.com/p.T" {
				t.Errorf("%s at %d is %+v", id.Name, id.Pos(), got)
			}
		}
	}
}

func TestSigKey(t *testing.T) {
	src := with(source{
		"example.com/m": {"m.go": "package m\nfunc Hidden() struct{ a int } { panic(1) }\nfunc Seal(interface{ seal() }) {}\n"},
		"example.com/p": {"p.go": `package p
import ("context"; "example.com/m")
type Alias = context.Context
type G[A any] struct{}
func (G[A]) M(A) []A { return nil }
type H[B, C any] struct{}
func (H[B, C]) M(B) []B { return nil }
func a(ctx context.Context, b []byte) (n int, err error) { return }
func b(Alias, []uint8) (int, error) { return 0, nil }
func c(...int) {}
func d([]int) {}
func e() struct{ a int } { panic(1) }
func f(func(x int)) {}
func g(func(int)) {}
func h(interface{ seal() }) {}
var _ = m.Seal
var x, y = m.Hidden, m.Seal
`}})
	r := typed(t, src, "example.com/p")
	key := func(name string) string { return r.sigKey(r.lookup(name).(*types.Signature)) }
	method := func(name string) string { return r.sigKey(r.lookup(name).(*types.Named).Method(0).Signature()) }
	tests := []struct {
		name, a, b string
		equal      bool
	}{
		{"names and aliases", key("a"), key("b"), true},
		{"variadic", key("c"), key("d"), false},
		{"unexported fields of two packages", key("e"), key("x"), false},
		{"unexported methods of two packages", key("h"), key("y"), false},
		{"names within function types", key("f"), key("g"), true},
		{"names of type parameters", method("G"), method("H"), true},
	}
	for _, test := range tests {
		if (test.a == test.b) != test.equal {
			t.Errorf("%s: %s and %s", test.name, test.a, test.b)
		}
	}
}

func TestSymbols(t *testing.T) {
	src := with(source{"example.com/p": {"p.go": `package p
type A struct { X int; In struct { Y []struct{ Z int } } }
type B A
type G[T any] struct { V T }
func (g *G[T]) M() {}
type I interface { Do() }
type J interface { I; Own() }
type E struct { *G[int] }
var lone struct { Q int }
var anon interface { Anon() }
func use(b B, g G[string], j J, e E) {
	_ = b.X; _ = b.In.Y[0].Z; _ = g.V; g.M(); j.Do(); j.Own(); e.M(); _ = e.V; _ = lone.Q; anon.Anon()
}
`}})
	r := typed(t, src, "example.com/p")
	got := map[string]string{}
	for s, sel := range r.info.Selections {
		got[types.ExprString(s)] = r.symbolOf(sel.Obj()).Short()
	}
	want := map[string]string{
		"b.X": "p.A.X", "b.In": "p.A.In", "b.In.Y": "p.A.Y", "b.In.Y[0].Z": "p.A.Z", "g.V": "p.G.V", "g.M": "p.G.M",
		"j.Do": "p.I.Do", "j.Own": "p.J.Own", "e.M": "p.G.M", "e.V": "p.G.V", "lone.Q": "p.Q", "anon.Anon": "p.Anon",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestClass(t *testing.T) {
	src := with(source{
		"lib.org/x": {"x.go": `package x
type Client struct { conn int }
type Value struct { A int }
type Empty struct{}
type Fn func()
type Iface interface { Do() }
type Msg struct{ state int }
func (*Msg) ProtoReflect()
type Ctx struct{ p int }
`},
		"lib.org/x/v2/sub": {"sub.go": "package sub\ntype Ctx struct{ p int }\n"},
		"example.com/p": {"p.go": `package p
import ("context"; "net/http"; "sync"; "time"; "lib.org/x"; "lib.org/x/v2/sub")
type (
	data struct { A int; B []map[string]*data; t time.Time; ctx context.Context; err error; m *x.Msg; v x.Value; c x.Client }
	withClient struct { c *x.Client }
	withFunc struct { f func() }
	withChan struct { c chan int }
	withLock struct { mu sync.Mutex }
	withIface struct { i x.Iface }
	withAny struct { v any }
	withService struct { s *withClient }
	empty struct{}
	acting struct{}
	marker interface { mark() }
	fact interface { Name() string; marker }
	doing interface { Do(int) }
	marked struct { fact; A int }
	plain struct { f fact }
	embedsDoing struct { doing }
	failure struct { cause func() }
	failing interface { error; Code() int }
	list []withClient
	table map[string]int
	handler func(http.ResponseWriter, *http.Request)
	wrapped func(http.HandlerFunc) error
	callback func(int) error
	cyclicA struct { b *cyclicB }
	cyclicB struct { a *cyclicA; f func() }
	loopA struct { b []loopB; n int }
	loopB struct { a *loopA }
	generic[T any] struct { v T; next *generic[T] }
	genericData generic[int]
	genericService generic[func()]
	proto struct{ mu sync.Mutex }
	number interface { ~int }
	sub2 sub.Ctx
)
func (acting) Do() {}
func (*failure) Error() string { return "" }
func (*proto) ProtoMessage() {}
var (
	timer *time.Timer; when *time.Time; client *x.Client; value *x.Value; hollow *x.Empty; clients []x.Client
	fn x.Fn; req *http.Request; reqs []*http.Request; hc *http.Client; cancel context.CancelFunc; done chan error
	xctx x.Ctx; subctx *sub.Ctx; mutex sync.Mutex; anon struct { f func() }; keyed map[x.Iface]int; e error; ctx context.Context
)
`}})
	r := typed(t, src, "example.com/p", "lib.org/x/....Ctx", "net/http.Request", "net/http.ResponseWriter")
	for name, want := range map[string]Class{
		"data": ClassData, "withClient": ClassService, "withFunc": ClassService, "withChan": ClassService, "withLock": ClassService,
		"withIface": ClassService, "withAny": ClassData, "withService": ClassService, "empty": ClassData, "acting": ClassService,
		"marker": ClassInterface, "marked": ClassData, "plain": ClassService, "embedsDoing": ClassService, "failure": ClassError,
		"failing": ClassError, "list": ClassService, "table": ClassData, "handler": ClassProtocol, "callback": ClassFunc,
		"cyclicA": ClassService, "cyclicB": ClassService, "loopA": ClassData, "loopB": ClassData, "genericData": ClassData,
		"genericService": ClassService, "generic": ClassData, "proto": ClassData, "number": ClassData, "sub2": ClassData,
		"timer": ClassOther, "when": ClassData, "client": ClassOther, "value": ClassData, "hollow": ClassOther, "clients": ClassData,
		"fn": ClassFunc, "req": ClassProtocol, "reqs": ClassProtocol, "hc": ClassOther, "cancel": ClassFunc, "done": ClassOther,
		"xctx": ClassProtocol, "subctx": ClassProtocol, "mutex": ClassOther, "anon": ClassOther, "keyed": ClassInterface,
		"e": ClassError, "ctx": ClassContext, "wrapped": ClassProtocol,
	} {
		if got := r.class(r.lookup(name)); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// TestClassDoesNotDependOnTheOrderOfQuestions asks for the types of cycles from every side.
func TestClassDoesNotDependOnTheOrderOfQuestions(t *testing.T) {
	src := with(source{"example.com/p": {"p.go": `package p
type A struct { b *B; c *C }
type B struct { a *A; d *D }
type C struct { d *D; b *B }
type D struct { c *C; e *E }
type E struct { d *D; f func() }
type F struct { a *A; g *G }
type G struct { f *F }
`}})
	names := []string{"A", "B", "C", "D", "E", "F", "G"}
	for i := range names {
		r := typed(t, src, "example.com/p")
		for j := range names {
			name := names[(i+j)%len(names)]
			if got := r.class(r.lookup(name)); got != ClassService {
				t.Errorf("asked after %s, %s is %s", names[i], name, got)
			}
		}
	}
}

func TestReadTypesRefusesStrangeFiles(t *testing.T) {
	l := &testLoader{t: t, src: with(source{"example.com/p": {"p.go": "package p\nfunc F() {}\n", "q.go": "package p\nfunc G() {}\n"}}), fset: token.NewFileSet(), done: map[string]*types.Package{}}
	_, files := l.unit("example.com/p", false)
	p, err := ReadImports(Unit{Dir: "p", Name: "p", Files: []Source{{Name: "p.go", Content: []byte("package p\nfunc F() {}\n")}}})
	if err != nil {
		t.Fatal(err)
	}
	p.ReadTypes(l.check("example.com/p", files), &Context{})
	if want := (Problem{Message: "the type checker was given q.go, which is no file of this package", File: "p/q.go"}); p.Problem != want {
		t.Errorf("problem %+v", p.Problem)
	}
}

func TestPositionsArePhysical(t *testing.T) {
	content := "package p\n//line /etc/other.go:500\nfunc F() { go F() }\n"
	p := one(t, content)
	if len(p.Effects) != 1 || text(content, p.Effects[0].Pos) != "go F()" || p.Effects[0].Func != 0 {
		t.Errorf("effects: %+v", p.Effects)
	}
}
