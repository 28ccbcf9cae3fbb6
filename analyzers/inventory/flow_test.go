package inventory

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestConversions(t *testing.T) {
	content := `package p
import ("io"; "net/http")
type I interface { Do() error }
type J[T any] interface { Get() T }
type T struct{}
func (*T) Do() error { return nil }
type E struct{}
func (E) Error() string { return "" }
type G struct{}
func (G) Get() int { return 0 }
func (G) ServeHTTP(http.ResponseWriter, *http.Request) {}
var _ I = (*T)(nil)
var _, _ I = &T{}, nil
var i I = &T{}
type S struct { a I; b any; r io.Reader }
func take(string, ...I) {}
func pair() (*T, error) { return nil, E{} }
func New() I { return &T{} }
func all(c chan I, t *T, m *http.ServeMux, r io.Reader) (J[int], I) {
	i = t
	var x any = t
	c <- t
	_ = S{&T{}, t, r}
	_ = S{a: t}
	_ = []I{t}
	_ = map[string]I{"": t}
	_ = I(t)
	take("", i, t)
	take("", []I{}...)
	m.Handle("", G{})
	func() I { return t }()
	i, _ = pair()
	_ = append([]I{}, t)
	_ = []*S{{a: t}}
	_ = x
	return G{}, t
}
`
	p := one(t, content)
	var got []string
	for _, c := range p.Conversions {
		fn := "-"
		if c.Func >= 0 {
			fn = p.Funcs[c.Func].Name
		}
		got = append(got, fmt.Sprintf("%s %s>%s %s: %s", c.How, c.Type.Text, c.Iface.Text, fn, text(content, c.Pos)))
	}
	const it = " *example.com/p.T>example.com/p.I "
	want := []string{
		"assertion" + it + "-: (*T)(nil)",
		"assertion" + it + "-: &T{}",
		"assign" + it + "-: &T{}",
		"return" + it + "New: &T{}",
		"assign" + it + "all: t",
		"assign" + it + "all: t",
		"composite" + it + "all: &T{}",
		"composite" + it + "all: t",
		"composite" + it + "all: t",
		"composite" + it + "all: t",
		"assign" + it + "all: t",
		"argument" + it + "all: t",
		"argument example.com/p.G>net/http.Handler all: G{}",
		"return" + it + "all: t",
		"assign" + it + "all: pair()",
		"assign" + it + "all: t",
		"composite" + it + "all: t",
		"return example.com/p.G>example.com/p.J[int] all: G{}",
		"return" + it + "all: t",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestEffects(t *testing.T) {
	src := with(source{"example.com/p": {
		"p.go": `package p
import "C"
import (
	"unsafe"
	"os"
)
// init prepares.
func init() {
	os.Getenv("")
	go run()
}
func run() {
	go func() {}()
	_ = unsafe.Sizeof(unsafe.Pointer(nil))
}
//go:linkname now time.now
func now() int
type T struct{}
func (T) init() {}
func (t T) later() { go t.init() }
`,
		"p_test.go": "package p\nimport . \"unsafe\"\nfunc init() { _ = Pointer(nil) }\n",
	}})
	var got []string
	p := readSource(t, src)["example.com/p"]
	for _, e := range p.Effects {
		fn := "-"
		if e.Func >= 0 {
			fn = p.Funcs[e.Func].Name
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%v|%s", e.Kind, e.Detail, fn, e.Test, text(src["example.com/p"][p.Files[e.Pos.File].Name], e.Pos)))
	}
	want := []string{
		`cgo|import "C"|-|false|"C"`,
		"init|func init|init|false|func init()",
		"goroutine|go run|init|false|go run()",
		"goroutine|go func|run|false|go func() {}()",
		"unsafe|unsafe.Sizeof|run|false|Sizeof",
		"unsafe|unsafe.Pointer|run|false|Pointer",
		"linkname|//go:linkname now time.now|now|false|//go:linkname now time.now",
		"goroutine|go t.init|later|false|go t.init()",
		"init|func init|init|true|func init()",
		"unsafe|unsafe.Pointer|init|true|Pointer",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
