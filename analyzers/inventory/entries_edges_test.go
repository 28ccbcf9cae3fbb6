package inventory

import (
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRegistrations(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"routes, services and generated servers", `package p
import ("net/http"; "lib.org/bus"; "lib.org/rpc"; "example.com/pb"; "example.com/port"; "context")
type H struct{ repo port.Repo }
func (h *H) Handle(ctx context.Context, in port.Order) (string, error) { return "", nil }
func (h *H) page(w http.ResponseWriter, r *http.Request) {}
func (h *H) Routes(mux *http.ServeMux) { mux.HandleFunc("/", h.page) }
func Mediate(h *H) error { return bus.Register[port.Order, string](h) }
func Serve(mux *http.ServeMux, h *H) error { h.Routes(mux); return nil }
func Join(s *rpc.Server, srv pb.OrdersServer) { pb.RegisterOrdersServer(s, srv) }
func Topic(ctx context.Context, name string, mux *http.ServeMux) { mux.HandleFunc(name, func(http.ResponseWriter, *http.Request) {}) }`,
			[]string{"H.Handle", "H.Routes: registration", "Mediate: registration", "Serve: registration", "Join: registration", "Topic: registration"}},

		{"containers, fields and schedulers", `package p
import ("lib.org/db"; "lib.org/bus"; "lib.org/rpc")
type S struct{ db *db.DB }
func Provide(d *db.DB) error { return d.Transaction(func() error { return nil }) }
func (s *S) Start() { s.db.Transaction(func() error { return nil }) }
func Wire(s *S) { bus.Register[S, int](s) }
func Listen(s *S, srv *rpc.Server) { srv.Hook = s.tick }
func (s *S) tick() {}`, []string{"Provide: registration", "S.Start: registration", "Wire: registration", "Listen: registration"}},

		{"a transaction inside an operation registers nothing", `package p
import ("lib.org/bus"; "lib.org/db"; "context"; "example.com/port")
type H struct{ db *db.DB }
func Later(l port.Log) { bus.Run(func() {}) }
func (h *H) Save(ctx context.Context, o port.Order, l port.Log) error { return bus.Register[port.Order, int](h) }
func (h *H) Store(o port.Order, l port.Log) error { return h.db.Transaction(h.work) }
func (h *H) Handle(ctx context.Context, id string) error { return h.db.Transaction(func() error { return nil }) }
func (h *H) Count(ctx context.Context) (int, error) { return 0, h.db.Transaction(h.work) }
func (h *H) work() error { return nil }`, []string{"Later", "H.Save", "H.Store", "H.Handle", "H.Count"}},

		{"a handler that serves by handing the request on is an edge", `package p
import "net/http"
type H struct{ mux *http.ServeMux; files http.Handler }
func (h *H) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.mux.HandleFunc("/", h.inner); h.mux.Handle("/f", h.files) }
func (h *H) inner(w http.ResponseWriter, r *http.Request) {}`, []string{"H.ServeHTTP"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entriesOf(t, tt.content)); diff != "" {
				t.Errorf("entries differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEdges(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"one behaviour twice: statically, through an interface, by dispatch, through a function", `package p
import ("net/http"; "context"; "lib.org/bus"; "lib.org/router"; "example.com/port")
type In struct{ ID string }
type Handler struct{ repo port.Repo }
func (h *Handler) Place(ctx context.Context, in In) error { return nil }
type Placer interface { Place(context.Context, In) error }
type Web struct { h *Handler; port Placer; f func(context.Context, In) error }
func (s *Web) Direct(w http.ResponseWriter, r *http.Request) { s.help() }
func (s *Web) help() { s.h.Place(nil, In{}) }
func (s *Web) Indirect(w http.ResponseWriter, r *http.Request) { s.port.Place(nil, In{}) }
func (s *Web) Dispatched(c router.Context) error { _, err := bus.Send[*In, int](nil, &In{}); return err }
func (s *Web) Called(c router.Context) error { return s.f(nil, In{}) }
func Endpoint(h *Handler) func(router.Context) error { return func(c router.Context) error { return h.Place(nil, In{}) } }
func Health(w http.ResponseWriter, r *http.Request) {}`,
			[]string{"Handler.Place", "Web.Direct: edge of Handler.Place", "Web.Indirect: edge of Handler.Place", "Web.Dispatched: edge of Handler.Place",
				"Web.Called: edge of Handler.Place", "Endpoint: edge of Handler.Place", "Health"}},

		{"an edge that sends something else is a behaviour of its own", `package p
import ("context"; "lib.org/bus"; "lib.org/router"; "example.com/port")
type In struct{ ID string }
type Other struct{ ID string }
type Handler struct{ repo port.Repo }
func (h *Handler) Place(ctx context.Context, in In) error { return nil }
func Edge(c router.Context) error { _, err := bus.Send[Other, int](nil, Other{}); return err }`,
			[]string{"Handler.Place", "Edge"}},

		{"without another candidate the edges are the behaviours, each once", `package p
import ("net/http"; "example.com/port")
type Show struct{ repo port.Repo }
func NewShow(r port.Repo) http.Handler { return &Show{r} }
func (s *Show) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.repo.ByID(nil, "") }
func List(w http.ResponseWriter, r *http.Request) {}
func ListHandler() http.HandlerFunc { return List }`,
			[]string{"NewShow: edge of Show.ServeHTTP", "Show.ServeHTTP", "List", "ListHandler: edge of List"}},

		{"protobuf parameters and embedded Unimplemented servers", `package p
import ("context"; "example.com/pb"; "example.com/port")
type Service struct{ repo port.Repo }
func (s *Service) Do(ctx context.Context, id string) error { return nil }
type Server struct { pb.UnimplementedOrdersServer; svc *Service }
func (s *Server) Ping(ctx context.Context, id string) error { return s.svc.Do(ctx, id) }
func (s *Server) Pong(ctx context.Context, id string) error { return s.svc.Do(ctx, id) }
type Plain struct{ svc *Service }
func (p *Plain) Cancel(ctx context.Context, r *pb.Req) error { return p.svc.Do(ctx, r.ID) }`,
			[]string{"Service.Do", "Server.Ping: edge of Service.Do", "Server.Pong", "Plain.Cancel: edge of Service.Do"}},

		{"a health check beside a served operation", `package p
import ("context"; "google.golang.org/grpc/health/grpc_health_v1"; "example.com/port")
type Server struct{ repo port.Repo }
func (s *Server) Check(ctx context.Context, r *grpc_health_v1.HealthCheckRequest) (*grpc_health_v1.HealthCheckResponse, error) { return nil, nil }
func (s *Server) Place(ctx context.Context, id string) error { return nil }`,
			[]string{"Server.Check: standard duty", "Server.Place"}},

		{"a forwarder is never a behaviour beside others", `package p
import ("context"; "example.com/other"; "example.com/port")
type Facade struct { svc other.Service; un other.Unmade; repo port.Repo }
func (f *Facade) Do(ctx context.Context, id string) error { return f.svc.Do(ctx, id) }
func (f *Facade) Undo(ctx context.Context, id string) error { return f.un.Do(ctx, id) }
func (f *Facade) Twice(ctx context.Context, id string) error { f.svc.Do(ctx, id); return f.svc.Do(ctx, id) }`,
			[]string{"Facade.Do: forwarder", "Facade.Undo", "Facade.Twice"}},

		{"a forwarder that is all there is", `package p
import ("context"; "example.com/other")
type Facade struct { svc other.Service }
func (f *Facade) Do(ctx context.Context, id string) error { return f.svc.Do(ctx, id) }`,
			[]string{"Facade.Do"}},

		{"accessors of a service tell facts", `package p
import ("context"; "example.com/port")
type Handler struct{ repo port.Repo; n int }
func (h *Handler) Handle(ctx context.Context, e any) error { return nil }
func (h *Handler) HandlerName() string { return "placed" }
func (h *Handler) NewEvent() any { return &port.Order{} }
func (h *Handler) Count() int { return h.count() }
func (h *Handler) count() int { return h.n }
func (h *Handler) Run() error { return nil }`,
			[]string{"Handler.Handle", "Handler.HandlerName: data method", "Handler.NewEvent: data method", "Handler.Count", "Handler.Run"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src := toolbox()
			src["google.golang.org/grpc/health/grpc_health_v1"] = map[string]string{"h.go": `package grpc_health_v1
type HealthCheckRequest struct{ n int }
func (*HealthCheckRequest) ProtoReflect() int
type HealthCheckResponse struct{ n int }
func (*HealthCheckResponse) ProtoReflect() int`}
			src["example.com/p"] = map[string]string{"p.go": tt.content}
			if diff := cmp.Diff(tt.want, entries(readSource(t, src, outside)["example.com/p"])); diff != "" {
				t.Errorf("entries differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhoCanHoldAType(t *testing.T) {
	const port = `import ("context"; "example.com/port")
type I interface { Place(context.Context) error }
type hidden struct{ repo port.Repo }
func (h *hidden) Place(ctx context.Context) error { return nil }
`
	for _, tt := range []struct {
		name string
		code string
		want bool
	}{
		{"nobody makes it", ``, false},
		{"an exported constructor returns it", `func New() *hidden { return nil }`, true},
		{"as an interface", `func New() I { return &hidden{} }`, true},
		{"through a variable", `func New() I { h := new(hidden); h.repo = nil; return h }`, true},
		{"through an own function", `func New() I { return build() }
func build() I { return &hidden{} }`, true},
		{"through a decorator", `func New() I { return wrap{&hidden{}} }
type wrap struct{ next I }
func (w wrap) Place(ctx context.Context) error { return w.next.Place(ctx) }`, true},
		{"as part of another service", `func New() *Service { return &Service{h: &hidden{}} }
type Service struct{ h *hidden }
func (s *Service) Do(ctx context.Context) error { return s.h.Place(ctx) }`, false},
		{"as the port of another service", `func New() *Service { return NewService(&hidden{}) }
type Service struct{ i I }
func NewService(i I) *Service { return &Service{i} }`, false},
		{"only used on the spot", `func Do(ctx context.Context) error { h := &hidden{}; return h.Place(ctx) }`, false},
		{"handed to another package", `func Do(take func(any)) { take(&hidden{}) }`, true},
		{"handed on for a request", `type S struct { each func(context.Context, I) error }
func (s *S) Do(ctx context.Context) error { return s.each(ctx, &hidden{}) }`, false},
		{"handed on to find an answer", `func Count(each func(I)) int { h := &hidden{}; each(h); return 1 }`, false},
		{"handed on for a request by a helper", `type S struct { each func(context.Context, I) error }
func (s *S) Do(ctx context.Context, id int) error { return s.visit(ctx) }
func (s *S) visit(ctx context.Context) error { return s.each(ctx, &hidden{}) }`, false},
		{"given back as the answer to a request", `func Find(ctx context.Context) (I, error) { return &hidden{}, nil }`, true},
		{"handed on by a constructor that takes a context", `type S struct { take func(I) }
func New(ctx context.Context, take func(I)) (*S, error) { take(&hidden{}); return &S{}, nil }`, true},
		{"a method value handed on", `func Do(take func(any)) { h := &hidden{}; take(h.Place) }`, true},
		{"an unexported function makes it", `func build() I { return &hidden{} }`, false},
		{"an exported variable", `var Default I = &hidden{}`, true},
		{"an unexported variable that nobody returns", `var instance = &hidden{}`, false},
		{"an unexported variable that a function returns", `var instance = &hidden{}
func Get() I { return instance }`, true},
		{"an assertion", `var _ I = &hidden{}`, false},
		{"embedded in an exported struct", `type Service struct { hidden }`, true},
		{"embedded in a hidden struct that is returned", `type service struct { *hidden }
func New() *service { return &service{} }`, true},
		{"embedded in a hidden struct", `type service struct { *hidden }`, false},
		{"an exported field", `type Module struct { Place *hidden }`, true},
		{"a hidden field", `type Module struct { place *hidden }`, false},
		{"an exported alias", `type Service = hidden`, true},
		{"made in a loop and sent away", `func All(out chan<- I) { for range 2 { out <- &hidden{} } }`, true},
		{"in a list", `func All() []I { list := []I{&hidden{}}; return list }`, true},
		{"made by a literal that is handed on", `func All(take func(func() I)) { take(func() I { return &hidden{} }) }`, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got bool
			for _, e := range entriesOf(t, "package p\n"+port+tt.code) {
				got = got || strings.HasPrefix(e, "hidden.Place")
			}
			if got != tt.want {
				t.Errorf("hidden.Place an entry point: %v, want %v", got, tt.want)
			}
		})
	}
}

func TestMainServesWhatItHandsOver(t *testing.T) {
	got := entriesOf(t, `package main
import ("net/http"; "context"; "lib.org/rpc"; "example.com/pb")
type web struct{ n func() }
func (s *web) page(w http.ResponseWriter, r *http.Request) {}
func (s *web) other(w http.ResponseWriter, r *http.Request) {}
func (s *web) Exported() {}
type orders struct { pb.UnimplementedOrdersServer }
func (o *orders) Place(ctx context.Context, r *pb.Req) (*pb.Res, error) { return nil, nil }
func (o *orders) Helper(ctx context.Context) {}
func Function(ctx context.Context) {}
func main() {
	s := &web{}
	http.HandleFunc("/", s.page)
	pb.RegisterOrdersServer(&rpc.Server{}, &orders{})
}`)
	if diff := cmp.Diff([]string{"web.page", "orders.Place"}, got); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
}

func TestContractTypes(t *testing.T) {
	src := toolbox()
	src["lib.org/analysis"] = map[string]string{"a.go": `package analysis
type Analyzer struct{ Run func() }
type Hook func(string) error
type Rule interface{ Check(string) error }
func Default() *Analyzer`}
	src["example.com/p"] = map[string]string{"p.go": `package p
import "lib.org/analysis"
var Analyzer = New("a")
var Copy analysis.Analyzer
var hidden = &analysis.Analyzer{}
func New(name string) *analysis.Analyzer { return nil }
func Check(name string) error { return nil }
func NewRule() analysis.Rule { return nil }
`, "p_test.go": `package p
var Extra = New("b")`}
	p := readSource(t, src, outside, func(c *Context) {
		c.ContractTypes = []string{"lib.org/analysis.Analyzer", "lib.org/analysis.Hook", "lib.org/analysis.Rule"}
	})["example.com/p"]
	want := []string{"Analyzer", "Copy", "New: constructor of Analyzer", "Check", "NewRule: constructor"}
	if diff := cmp.Diff(want, entries(p)); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
	if got := textAt(t, src, p, p.Entries[3].Pos); got != "Check" {
		t.Errorf("the place of a contract function is %q, want its name", got)
	}
}

// textAt returns the bytes of a place.
func textAt(t *testing.T, src source, p *Package, pos Pos) string {
	t.Helper()
	return src[p.ImportPath][p.Files[pos.File].Name][pos.Start:pos.End]
}

func TestEntriesAreNeverDeclaredByTestsOrGeneratedFiles(t *testing.T) {
	src := toolbox()
	src["example.com/p"] = map[string]string{
		"p.go": `package p
import "context"
type Service struct{ run func() }
func (s *Service) Place(ctx context.Context, id string, n int) (out string, err error) { return }`,
		"export_test.go": `package p
import "context"
func (s *Service) Open(ctx context.Context) {}
func Cancel(ctx context.Context) {}
var Hook = func(ctx context.Context) {}`,
		"p_ext_test.go": `package p_test
import "context"
func Other(ctx context.Context) {}`,
	}
	all := readSource(t, src, outside)
	p := all["example.com/p"]
	if diff := cmp.Diff([]string{"Service.Place"}, entries(p)); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
	if len(all["example.com/p_test"].Entries) > 0 {
		t.Error("an external test declares entry points")
	}
	e := p.Entries[0]
	if got := textAt(t, src, p, e.Pos); got != "func (s *Service) Place(ctx context.Context, id string, n int) (out string, err error)" {
		t.Errorf("place of the entry: %q", got)
	}
	want := Entry{Name: "Service.Place", Kind: EntryMethod, Pos: e.Pos, Func: e.Func, Of: -1, In: "string, int", Out: "string", Context: true, Error: true}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Errorf("entry differs (-want +got):\n%s", diff)
	}
}

func TestGeneratedFilesDeclareNoEntries(t *testing.T) {
	l := &testLoader{t: t, fset: token.NewFileSet(), done: map[string]*types.Package{}, src: with(source{"example.com/p": {
		"gen.go": `package p
import "context"
func (s *Service) Made(ctx context.Context) {}
func Build() *hidden { return &hidden{} }
var Hook = func(ctx context.Context) {}`,
		"p.go": `package p
import "context"
type Service struct{ run func() }
func (s *Service) Place(ctx context.Context) {}
type hidden struct{ run func() }
func (h *hidden) Cancel(ctx context.Context) {}`,
	}})}
	u, files := l.unit("example.com/p", false)
	u.Files[0].Generated = true
	p := l.read(u, files, &Context{FirstParty: []string{"example.com"}})
	if diff := cmp.Diff([]string{"Service.Place", "hidden.Cancel"}, entries(p)); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
	if !p.Funcs[0].Generated || p.Funcs[len(p.Funcs)-1].Generated || !varNamed(t, p, "Hook").Generated {
		t.Error("generated declarations are not marked")
	}
}

// Methods count where they are declared: an embedding struct adds nothing, and a foreign type's are a use.
func TestPromotedMethodsCountOnce(t *testing.T) {
	got := entriesOf(t, `package p
import ("context"; "example.com/port"; "example.com/pb")
type Application struct { *PlaceHandler; cancelHandler; port.Repo; pb.UnimplementedOrdersServer; context.Context }
type PlaceHandler struct{ repo port.Repo }
func (h *PlaceHandler) Place(ctx context.Context, id string) error { return nil }
type cancelHandler struct{ repo port.Repo }
func (h cancelHandler) Cancel(ctx context.Context, id string) error { return nil }`)
	if diff := cmp.Diff([]string{"PlaceHandler.Place", "cancelHandler.Cancel"}, got); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
}
