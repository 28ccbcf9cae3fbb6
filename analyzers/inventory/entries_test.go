package inventory

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// entries writes the entry points in one line each: name, the check that decided, and what it is joined with.
func entries(p *Package) []string {
	var out []string
	for _, e := range p.Entries {
		line := e.Name
		if e.Check != Behaviour {
			line += ": " + string(e.Check)
		}
		if e.Of >= 0 {
			line += " of " + p.Entries[e.Of].Name
		}
		out = append(out, line)
	}
	return out
}

// toolbox is the libraries that the cases below use: a router, a mediator, a database, generated messages and the ports of
// other packages of the program.
func toolbox() source {
	return with(source{
		"lib.org/router": {"r.go": `package router
import "net/http"
type Router struct{ n int }
type Context interface{ Bind(any) error; Request() *http.Request; SetHandler(func(Context) error) }
func (r *Router) Get(string, func(Context) error)
func (r *Router) Use(string, func())
type Middleware func(func(Context) error) func(Context) error`},
		"lib.org/bus": {"b.go": `package bus
import "context"
func Run(func())
func Send[In, Out any](context.Context, In) (Out, error) { panic(0) }
func Register[In, Out any](any) error { panic(0) }
func Map[A, B any]([]A, func(A) B) []B { panic(0) }`},
		"lib.org/db": {"d.go": `package db
type DB struct{ n int }
func Open(string) (*DB, error)
func (d *DB) Transaction(func() error) error`},
		"lib.org/rpc": {"g.go": `package rpc
type Server struct{ n int; Hook func() }
func (s *Server) Register(any)`},
		"example.com/pb": {"pb.go": `package pb
import ("context"; "lib.org/rpc")
type Req struct{ ID string }
func (*Req) ProtoReflect() int
type Res struct{ ID string }
func (*Res) ProtoReflect() int
type OrdersServer interface{ Place(context.Context, *Req) (*Res, error); mustEmbed() }
type UnimplementedOrdersServer struct{}
func (UnimplementedOrdersServer) Place(context.Context, *Req) (*Res, error) { panic(0) }
func (UnimplementedOrdersServer) Ping(context.Context, string) error { panic(0) }
func (UnimplementedOrdersServer) mustEmbed() {}
func RegisterOrdersServer(s *rpc.Server, srv OrdersServer)`},
		"example.com/port": {"p.go": `package port
import "context"
type Order struct{ ID string }
type Repo interface { Save(context.Context, Order) error; ByID(context.Context, string) (Order, error) }
type Log interface { Info(string) }
type Handler[C any] interface { Handle(context.Context, C) error }`},
		"example.com/other": {"o.go": `package other
import "context"
type Service interface { Do(context.Context, string) error }
type impl struct{ n func() }
func (impl) Do(context.Context, string) error
func New() Service
type Unmade interface { Do(context.Context, string) error }`},
	})
}

func outside(c *Context) {
	c.Protocols = []string{
		"lib.org/router.*", "lib.org/rpc.*", "net/http.Handler", "net/http.HandlerFunc", "net/http.Request", "net/http.ResponseWriter", "net/http.ServeMux",
	}
}

// entriesOf reads package example.com/p and returns its entries.
func entriesOf(t *testing.T, content string, opts ...func(*Context)) []string {
	t.Helper()
	src := toolbox()
	src["example.com/p"] = map[string]string{"p.go": content}
	return entries(readSource(t, src, append([]func(*Context){outside}, opts...)...)["example.com/p"])
}

func TestEntryChecks(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"a function with a context", `package p
import "context"
func Place(ctx context.Context, id string) error { return nil }
func place(ctx context.Context, id string) error { return nil }`, []string{"Place"}},

		{"constructors outnumber the operation", `package p
import ("context"; "lib.org/router"; "example.com/port")
type Cancel struct{ ID string }
func NewCancel(id string) Cancel { return Cancel{id} }
func NewCancelValid(id string) (*Cancel, error) { c := NewCancel(id); return &c, c.Validate() }
func (c Cancel) Validate() error { return nil }
type handler struct{ repo port.Repo }
func NewHandler(r port.Repo) *handler { return &handler{r} }
func (h *handler) Handle(ctx context.Context, c Cancel) error { return nil }
func MapEndpoint(r *router.Router, h *handler) { r.Get("/", func(c router.Context) error { return h.Handle(nil, Cancel{}) }) }
func Opener(dsn string) func() error { return nil }`,
			[]string{"NewCancel: constructor", "NewCancelValid: constructor", "Cancel.Validate: data method", "NewHandler: constructor",
				"handler.Handle", "MapEndpoint: registration", "Opener: constructor"}},

		{"a function that builds its own type by asking others is no constructor", `package p
import ("context"; "example.com/port")
type View struct{ ID string }
func Show(ctx context.Context, r port.Repo, id string) (*View, error) { return &View{}, nil }
func Find(r port.Repo, id string) (View, error) { _, err := r.ByID(nil, id); return View{}, err }
func Make(r port.Repo) View { return View{} }`,
			[]string{"Show", "Find", "Make: constructor"}},

		{"an outside handle is a constructor's result, an outside value and a channel are not", `package p
import ("context"; "lib.org/db"; "time")
func Open(ctx context.Context, dsn string) (*db.DB, error) { return db.Open(dsn) }
func Next(ctx context.Context) (time.Time, error) { return time.Time{}, nil }
func Watch(ctx context.Context) (<-chan int, error) { return nil, nil }`,
			[]string{"Open: constructor", "Next", "Watch"}},

		{"methods of data types and standard duties", `package p
import ("context"; "fmt"; "example.com/port")
type Money int
func (m Money) Add(o Money) Money { return m + o }
type NotFound struct{ repo port.Repo }
func (NotFound) Error() string { return "" }
func (NotFound) Code(ctx context.Context) int { return 0 }
type Func func(context.Context) error
func (f Func) Run(ctx context.Context) error { return f(ctx) }
type S struct{ repo port.Repo }
func (s *S) Place(ctx context.Context) error { return nil }
func (s *S) String() string { return fmt.Sprintf("") }
func (s *S) Close() error { return nil }
func (s *S) MarshalText() ([]byte, error) { return nil, nil }
func (s *S) Scan(v any) error { return nil }
func (s *S) Len() int { return 0 }
func (s *S) Shutdown(ctx context.Context) error { return nil }`,
			[]string{"Money.Add: data method", "NotFound.Error: data method", "NotFound.Code: data method", "Func.Run: data method", "S.Place",
				"S.String: standard duty", "S.Close: standard duty", "S.MarshalText: standard duty", "S.Scan: standard duty", "S.Len: data method", "S.Shutdown"}},

		{"all methods of sort's interface make the duty", `package p
type ByAge struct{ list []int; less func(int) bool }
func (b ByAge) Len() int { return 0 }
func (b ByAge) Less(i, j int) bool { return false }
func (b ByAge) Swap(i, j int) {}
func (b ByAge) Close() {}`,
			[]string{"ByAge.Len: standard duty", "ByAge.Less: standard duty", "ByAge.Swap: standard duty", "ByAge.Close"}},

		{"an embedded fact interface does not make a service", `package p
import "context"
type Event interface { isEvent(); Name() string }
type Placed struct { Event; ID string }
func (p Placed) Apply(ctx context.Context) error { return nil }
type Held struct { Event Event }
func (h Held) Apply(ctx context.Context) error { return nil }`,
			[]string{"Placed.Apply: data method", "Held.Apply"}},

		{"pure functions", `package p
import ("io"; "example.com/port")
func Map(o port.Order) string { return "" }
func Each(list []port.Order, names map[string]error) {}
func Dump(w io.Reader, o port.Order) error { return nil }
func Save(r port.Repo, o port.Order) error { return r.Save(nil, o) }
func Apply(f func() error) error { return f() }`,
			[]string{"Map: pure function", "Each: pure function", "Dump", "Save", "Apply"}},

		{"function variables", `package p
import ("context"; "example.com/port"; "net/http")
var Place = func(ctx context.Context, id string) error { return nil }
var Cancel func(ctx context.Context, id string) error
var NewService = func(r port.Repo) *Service { return &Service{r} }
var Limit = 10
var Total = func(a, b int) int { return a + b }
var Serve http.HandlerFunc = func(w http.ResponseWriter, r *http.Request) { Place(nil, "") }
type Service struct{ repo port.Repo }`,
			[]string{"Place", "Cancel", "NewService: constructor", "Total: pure function", "Serve: edge of Place"}},

		{"an empty handler without context counts", `package p
type Handler struct{}
func NewHandler() *Handler { return &Handler{} }
func (h Handler) Handle(event string) {}`, []string{"NewHandler: constructor", "Handler.Handle"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entriesOf(t, tt.content)); diff != "" {
				t.Errorf("entries differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecorators(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"logging and metrics beside the service", `package p
import ("context"; "example.com/port")
type Service interface { Place(context.Context, string) error }
type service struct{ repo port.Repo }
func New(r port.Repo) Service { return WithLog(&service{r}) }
func (s *service) Place(ctx context.Context, id string) error { return nil }
type logging struct{ next Service }
func WithLog(next Service) Service { return logging{next} }
func (l logging) Place(ctx context.Context, id string) error { return l.next.Place(ctx, id) }
type Metrics struct{ Service }
func (m Metrics) Place(ctx context.Context, id string) error { return m.Service.Place(ctx, id) }`,
			[]string{"New: constructor", "service.Place", "WithLog: constructor", "logging.Place: decorator of service.Place", "Metrics.Place: decorator of service.Place"}},

		{"an embedded interface of another package, shadowed", `package p
import "example.com/port"
type Quiet struct{ port.Log }
func (q Quiet) Info(text string) { q.Log.Info("") }
type Other struct{ port.Log }
func (o Other) Info(level int) {}`,
			[]string{"Quiet.Info: decorator", "Other.Info"}},

		{"a middleware made of function literals", `package p
import ("context"; "example.com/port")
type Service interface { Place(context.Context, string) error }
type Middleware func(Service) Service
type Orders struct{ repo port.Repo }
func (o Orders) Place(ctx context.Context, id string) error { return nil }
type Traced struct{ inner Service }
func Tracing() Middleware { return func(s Service) Service { return Traced{inner: s} } }
func (t Traced) Place(ctx context.Context, id string) error { return t.inner.Place(ctx, id) }`,
			[]string{"Orders.Place", "Tracing: constructor", "Traced.Place: decorator of Orders.Place"}},

		{"a port with the same method is no reason", `package p
import "context"
type Repo interface { ByID(context.Context, string) (string, error) }
type Service struct{ repo Repo }
func NewService(r Repo) *Service { return &Service{r} }
func (s *Service) ByID(ctx context.Context, id string) (string, error) { return s.repo.ByID(ctx, id) }`,
			[]string{"NewService: constructor", "Service.ByID"}},

		{"the one that holds none of the interface is the place", `package p
import ("context"; "example.com/port")
type Placer interface { Place(context.Context, string) error }
type Retry struct{ to Placer }
func NewRetry(to Placer) *Retry { return &Retry{to} }
func (r *Retry) Place(ctx context.Context, id string) error { return r.to.Place(ctx, id) }
type Real struct{ repo port.Repo }
func (r *Real) Place(ctx context.Context, id string) error { return nil }`,
			[]string{"NewRetry: constructor", "Retry.Place: decorator of Real.Place", "Real.Place"}},

		{"a generic decorator", `package p
import ("context"; "example.com/port")
type logged[C any] struct { base port.Handler[C]; log port.Log }
func (l logged[C]) Handle(ctx context.Context, cmd C) error { return l.base.Handle(ctx, cmd) }
func Decorate[H any](h port.Handler[H], log port.Log) port.Handler[H] { return logged[H]{base: h, log: log} }`,
			[]string{"logged.Handle: decorator", "Decorate: constructor"}},

		{"another instance of the generic interface is a port", `package p
import ("context"; "example.com/port")
type Place struct{ ID string }
type Charge struct{ ID string }
type placer struct{ charge port.Handler[Charge] }
func New(charge port.Handler[Charge]) port.Handler[Place] { return placer{charge} }
func (p placer) Handle(ctx context.Context, in Place) error { return p.charge.Handle(ctx, Charge{}) }`,
			[]string{"New: constructor", "placer.Handle"}},

		{"a method that calls the function it is given, but not its options", `package p
import ("context"; "example.com/port")
type Option func(*int)
type Tx struct{ repo port.Repo }
func (t Tx) Do(ctx context.Context, work func(context.Context) error) error { return work(ctx) }
func (t Tx) Place(ctx context.Context, opts ...Option) error { n := 0; for _, o := range opts { o(&n) }; return nil }`,
			[]string{"Tx.Do: decorator", "Tx.Place"}},

		{"variants of one contract count once", `package p
import ("context"; "example.com/port")
type Place interface { Place(context.Context, string) error }
type Fast struct{ repo port.Repo }
func (Fast) Place(ctx context.Context, id string) error { return nil }
type Safe struct{ repo port.Repo; log port.Log }
func (Safe) Place(ctx context.Context, id string) error { return nil }
func (Safe) Cancel(ctx context.Context, id string) error { return nil }
type Other struct{ repo port.Repo }
func (Other) Place(ctx context.Context, id int) error { return nil }`,
			[]string{"Fast.Place", "Safe.Place: variant of Fast.Place", "Safe.Cancel", "Other.Place"}},

		{"handlers of different commands are different behaviours", `package p
import ("context"; "example.com/port")
type Place struct{ ID string }
type Cancel struct{ ID string }
type placeHandler struct{ repo port.Repo }
func (placeHandler) Handle(ctx context.Context, c Place) error { return nil }
type cancelHandler struct{ repo port.Repo }
func (cancelHandler) Handle(ctx context.Context, c Cancel) error { return nil }
type CancelHandler port.Handler[Cancel]
func NewPlace(r port.Repo) port.Handler[Place] { return placeHandler{r} }
func NewCancel(r port.Repo) CancelHandler { return cancelHandler{r} }`,
			[]string{"placeHandler.Handle", "cancelHandler.Handle", "NewPlace: constructor", "NewCancel: constructor"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entriesOf(t, tt.content)); diff != "" {
				t.Errorf("entries differ (-want +got):\n%s", diff)
			}
		})
	}
}

// The duties are texts; this compares them with the standard library itself.
func TestDutiesAreThoseOfTheStandardLibrary(t *testing.T) {
	r := newReader(&Package{}, Typed{}, &Context{})
	var checked []string
	imp := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for short, path := range map[string]string{
		"fmt": "fmt", "encoding": "encoding", "json": "encoding/json", "xml": "encoding/xml", "gob": "encoding/gob",
		"sort": "sort", "sql": "database/sql", "driver": "database/sql/driver", "io": "io",
	} {
		pkg, err := imp.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range duties {
			name, ok := strings.CutPrefix(d.name, short+".")
			if !ok {
				continue
			}
			var want []dutyMethod
			for m := range pkg.Scope().Lookup(name).Type().Underlying().(*types.Interface).Methods() {
				want = append(want, dutyMethod{m.Name(), r.sigKey(m.Signature())})
			}
			if fmt.Sprint(want) != fmt.Sprint(d.methods) {
				t.Errorf("%s asks for %v, the table has %v", d.name, want, d.methods)
			}
			checked = append(checked, d.name)
		}
	}
	if i := slices.IndexFunc(duties, func(d duty) bool {
		return strings.Contains(d.name, ".") && !slices.Contains(checked, d.name)
	}); i >= 0 {
		t.Errorf("%s is in no package that was compared", duties[i].name)
	}
}
