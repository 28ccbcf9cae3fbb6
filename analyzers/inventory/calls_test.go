package inventory

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// calls writes the calls of a package in one line each.
func calls(p *Package) []string {
	var out []string
	for _, c := range p.Calls {
		s := [...]string{"", "static ", "interface ", "outside "}[c.Kind] + c.Callee.String()
		if c.Type != "" {
			s += " on " + c.Type
		}
		if len(c.TypeArgs) > 0 {
			s += " [" + strings.Join(c.TypeArgs, "; ") + "]"
		}
		if len(c.Args) > 0 {
			s += " args"
		}
		for _, a := range c.Args {
			s += " " + a.Type.Text
			if a.Const != "" {
				s += "=" + a.Const
			}
		}
		s += fmt.Sprintf(" in(%s) out(%s)", c.In, c.Out)
		if c.Result.Text != "" {
			s += " gives " + c.Result.Text
		}
		if c.Error {
			s += " error"
		}
		if c.Dropped {
			s += " dropped"
		}
		if c.Test {
			s += " test"
		}
		if c.Func >= 0 {
			s += " by " + p.Funcs[c.Func].Name
		}
		out = append(out, s)
	}
	return out
}

func TestCalls(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"static calls, generic and of methods", `import ("context"; "example.com/q")
type Service struct{ *q.Base }
func (s Service) Place(ctx context.Context, id string, tags ...int) (q.Out, error) { return q.Out{}, nil }
func run(s Service) (err error) {
	_, err = s.Place(nil, "x", 1)
	s.Ping()
	q.Of(3)
	Service.Place(s, nil, "")
	return
}
var total = q.Of[string]("")`,
			[]string{
				"static (example.com/p.Service).Place in(string, []int) out(example.com/q.Out) gives example.com/q.Out error by run",
				"static (example.com/q.Base).Ping in() out() by run",
				"static example.com/q.Of [int] in(int) out(int) gives int by run",
				"static (example.com/p.Service).Place in(string, []int) out(example.com/q.Out) gives example.com/q.Out error dropped by run",
				"static example.com/q.Of [string] in(string) out(string) gives string",
			}},
		{"interface calls: own, generic, embedded, literal, by type parameter; the standard library's are left out", `import ("context"; "io"; "example.com/port")
type Port interface { io.Closer; Save(string) error }
type H struct { Port; log port.Log; next port.Handler[int] }
func run[T Port](h H, t T, r io.Reader, e error, l interface{ Do() }) {
	_ = h.Save("x")
	h.log.Info("started")
	h.next.Handle(context.Background(), 3)
	t.Save("")
	h.Close()
	l.Do()
	r.Read(nil)
	e.Error()
}`,
			[]string{
				`interface (example.com/p.Port).Save on example.com/p.Port args string="x" in(string) out() error dropped by run`,
				`interface (example.com/port.Log).Info on example.com/port.Log args string="started" in(string) out() by run`,
				`interface (example.com/port.Handler).Handle on example.com/port.Handler[int] args context.Context int=3 in(int) out() error dropped by run`,
				`interface (example.com/p.Port).Save on example.com/p.Port args string="" in(string) out() error dropped by run`,
				`interface (io.Closer).Close on example.com/p.Port in() out() error dropped by run`,
				`interface example.com/p.Do on interface{Do()} in() out() by run`,
			}},
		{"outside calls with types of this program", `import ("context"; "lib.org/bus"; "lib.org/db"; "example.com/port")
type In struct{ ID string }
func run(in *In, tell func(any)) {
	bus.Send[*In, int](context.Background(), in)
	bus.Send[string, int](nil, "")
	bus.Register[In, int](in)
	bus.Map([]port.Order{}, func(o port.Order) string { return o.ID })
	db.Open("dsn")
	tell(in)
}`,
			[]string{
				"outside lib.org/bus.Send [*example.com/p.In; int] args context.Context *example.com/p.In in(*example.com/p.In) out(int) error dropped by run",
				"outside lib.org/bus.Register [example.com/p.In; int] args *example.com/p.In in(any) out() error dropped by run",
				"outside lib.org/bus.Map [example.com/port.Order; string] args []example.com/port.Order func(example.com/port.Order) string in([]example.com/port.Order, func(example.com/port.Order) string) out([]string) by run",
			}},
		{"listed dispatch is kept with its arguments", `import ("context"; "lib.org/db"; "example.com/events")
type Placed struct{ ID string }
func run(b *events.Bus) error {
	db.Open("dsn")
	return b.Publish(context.Background(), "placed", &Placed{})
}`,
			[]string{
				`outside lib.org/db.Open args string="dsn" in(string) out(*lib.org/db.DB) error dropped by run`,
				`static (example.com/events.Bus).Publish args context.Context string="placed" *example.com/p.Placed in(string, any) out() gives error error by run`,
			}},
		{"errors that nobody looks at", `func fails() error { return nil }
func pair() (int, error) { return 0, nil }
func run() {
	fails()
	go fails()
	defer fails()
	_ = fails()
	n, _ := pair()
	var m, _ = pair()
	k, err := pair()
	if fails() != nil || err != nil { return }
	_ = n + m + k
}`,
			slices.Concat(repeat(4, "static example.com/p.fails in() out() gives error error dropped by run"),
				repeat(2, "static example.com/p.pair in() out(int) gives int error dropped by run"),
				repeat(1, "static example.com/p.pair in() out(int) gives int error by run"),
				repeat(1, "static example.com/p.fails in() out() gives error error by run"))},
		{"a name for a function is called by that name", `import "example.com/port"
func place(string) {}
func cancel(string) {}
func run(l port.Log) {
	f := place
	f("x")
	g := l.Info
	g("")
	h := place
	if true { h = cancel }
	h("")
}`,
			[]string{
				"static example.com/p.place in(string) out() by run",
				`interface (example.com/port.Log).Info on example.com/port.Log args string="" in(string) out() by run`,
			}},
		{"one call gives all arguments of another", `import "example.com/port"
type P interface { Put(int, port.Order) }
func two() (int, port.Order) { return 0, port.Order{} }
func run(p P) { p.Put(two()) }`,
			[]string{
				"interface (example.com/p.P).Put on example.com/p.P args int example.com/port.Order in(int, example.com/port.Order) out() by run",
				"static example.com/p.two in() out(int, example.com/port.Order) gives int by run",
			}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src := toolbox()
			src["example.com/q"] = map[string]string{"q.go": `package q
type Out struct{ N int }
type Base struct{ run func() }
func (*Base) Ping()
func Of[T any](v T) T { return v }`}
			src["example.com/events"] = map[string]string{"e.go": `package events
import "context"
type Bus struct{ run func() }
func (b *Bus) Publish(ctx context.Context, topic string, e any) error`}
			src["example.com/p"] = map[string]string{"p.go": "package p\n" + tt.content}
			p := readSource(t, src, outside, func(c *Context) {
				if strings.HasPrefix(tt.name, "listed") {
					c.Dispatch = []string{"(example.com/events.Bus).Publish", "lib.org/db.Open"}
				}
			})["example.com/p"]
			if diff := cmp.Diff(tt.want, calls(p)); diff != "" {
				t.Errorf("calls differ (-want +got):\n%s", diff)
			}
		})
	}
}

func repeat(n int, s string) []string { return slices.Repeat([]string{s}, n) }

func TestCallsOfTestsAreMarkedAndPlaced(t *testing.T) {
	src := with(source{"example.com/p": {
		"p.go":      "package p\nfunc place() {}\nvar x = func() int { place(); return 0 }()",
		"p_test.go": "package p\nfunc check() { place() }",
	}})
	p := readSource(t, src)["example.com/p"]
	want := []string{"static example.com/p.place in() out()", "static example.com/p.place in() out() test by check"}
	if diff := cmp.Diff(want, calls(p)); diff != "" {
		t.Errorf("calls differ (-want +got):\n%s", diff)
	}
	for _, c := range p.Calls {
		if got := textAt(t, src, p, c.Pos); got != "place" {
			t.Errorf("place of a call is %q, want the callee's name", got)
		}
	}
}
