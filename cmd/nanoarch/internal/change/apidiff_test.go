package change

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/exp/apidiff"
)

// contractFile is the contract that the cases below change.
const contractFile = `package contract

import (
	"context"
	"errors"
	"time"
)

// Quote is an interface of one method.
type Quote interface {
	Quote(ctx context.Context, in In) (Out, error)
}

type In struct {
	SKU     string
	Count   int
	Options []Option
	Note    *string
	hidden  int
}

type Option struct {
	Name  string ` + "`json:\"name\"`" + `
	Value string
}

type Out struct {
	Total Money
	State State
	Due   time.Time
	Lines map[string]Line
}

type Line struct {
	Text string
}

type Money struct {
	Cents    int
	Currency string
}

func (m Money) Add(n Money) Money { return Money{m.Cents + n.Cents, m.Currency} }

type State string

const (
	Open   State = "open"
	Closed State = "closed"
)

const Limit = 100

type Pair[T any] struct{ A, B T }

type Alias = Line

var ErrUnknown = errors.New("unknown")

type RefusedError struct{ Why string }

func (e *RefusedError) Error() string { return e.Why }

var Default = In{}

func NewIn(sku string) In { return In{SKU: sku} }
`

// edits are changes of the contract: what is replaced by what, and the rows that they give, without those of other names.
var edits = []struct{ name, from, to, want string }{
	{"nothing", "", "", ""},
	{"comments", "// Quote is an interface of one method.", "// Quote says what a thing costs.", ""},
	{"required input", "	Count   int\n", "	Count   int\n	Currency string\n", "In.Currency field added (in) breaks"},
	{"optional input", "	Count   int\n", "	Count   int\n	Currency *string\n", "In.Currency field added (in)"},
	{"list as input", "	Count   int\n", "	Count   int\n	Tags []string\n", "In.Tags field added (in)"},
	{"omitted input", "	Count   int\n", "	Count   int\n	Tag string `json:\"tag,omitempty\"`\n", "In.Tag field added (in)"},
	{"input of inputs", "	Value string\n", "	Value string\n	Weight int\n", "Option.Weight field added (in) breaks"},
	{"hidden input", "	hidden  int\n", "	hidden, more  int\n", ""},
	{"output", "	State State\n", "	State State\n	Note string\n", "Out.Note field added (out)"},
	{"output of outputs", "	Text string\n", "	Text string\n	Count int\n", "Line.Count field added (out)"},
	{"money both ways", "	Count   int\n", "	Count   int\n	Budget *Money\n", "In.Budget field added (in)"},
	{"input gone", "	Count   int\n", "", "In.Count field removed (in) breaks"},
	{"output gone", "	State State\n", "", "Out.State field removed (out) breaks"},
	{"hidden gone", "	hidden  int\n", "", ""},
	{"input renamed", "	Count   int\n", "	Number  int\n", "In.Count field renamed (in) breaks"},
	{"renamed, the tag stays", "	Name  string `json", "	Title string `json", "Option.Name field renamed (in) breaks"},
	{"output of another type", "	Due   time.Time", "	Due   *time.Time", "Out.Due field changed (out) breaks"},
	{"input of another type", "	Count   int\n", "	Count   int64\n", "In.Count field changed (in) breaks"},
	{"name in data", `json:"name"`, `json:"title"`, "Option.Name field name in data changed (in) breaks"},
	{"option in data", `json:"name"`, `json:"name,omitempty"`, ""},
	{"order of fields", "	SKU     string\n	Count   int\n", "	Count   int\n	SKU     string\n", ""},
	{"method gone", "	Quote(ctx context.Context, in In) (Out, error)\n", "", "Quote.Quote method removed (in) breaks"},
	{"method added", "	Quote(ctx context.Context, in In) (Out, error)\n", "	Quote(ctx context.Context, in In) (Out, error)\n	Close() error\n", "Quote.Close method added (in) breaks"},
	{"hidden method added", "	Quote(ctx context.Context, in In) (Out, error)\n", "	Quote(ctx context.Context, in In) (Out, error)\n	sealed()\n", "Quote.sealed method added (in) breaks"},
	{"pointer in a method", "in In) (Out", "in *In) (Out", "Quote.Quote method changed (both) breaks"},
	{"without an error", "(Out, error)", "Out", "Quote.Quote method changed (both) breaks"},
	{"names of parameters", "in In) (Out", "input In) (Out", ""},
	{"interface gone", "type Quote interface", "type quote interface", "Quote interface removed breaks"},
	{"interface renamed", "type Quote interface", "type Quoter interface", "Quote interface removed breaks; Quoter interface added"},
	{"interface to struct", "type Quote interface {\n	Quote(ctx context.Context, in In) (Out, error)\n}", "type Quote struct{}", "Quote type changed breaks"},
	{"type gone", "type Line struct {\n	Text string\n}", "type Row struct {\n	Text string\n}", "Alias type changed breaks; Line type removed (out) breaks; Out.Lines field changed (out) breaks; Row type added"},
	{"underlying type", `type State string`, `type State []byte`, "State type changed (out) breaks"},
	{"value added", `	Closed State = "closed"`, "	Closed State = \"closed\"\n	Lost State = \"lost\"", "Lost value added (out) breaks"},
	{"value gone", "	Closed State = \"closed\"\n", "", "Closed value removed breaks"},
	{"value changed", `State = "closed"`, `State = "shut"`, "Closed value changed breaks"},
	{"limit changed", `Limit = 100`, `Limit = 50`, "Limit value changed breaks"},
	{"limit typed", `Limit = 100`, `Limit int = 100`, "Limit value changed breaks"},
	{"type parameters", "type Pair[T any]", "type Pair[T comparable]", "Pair type changed breaks"},
	{"renamed type parameter", "type Pair[T any] struct{ A, B T }", "type Pair[U any] struct{ A, B U }", ""},
	{"type parameters swapped", "type Pair[T any] struct{ A, B T }", "type Pair[T any] struct{ A T; B []T }", "Pair type changed breaks; Pair.B field changed breaks"},
	{"alias of another", "type Alias = Line", "type Alias = Option", "Alias type changed breaks"},
	{"alias to type", "type Alias = Line", "type Alias Line", "Alias type changed breaks"},
	{"error added", "var ErrUnknown", "var ErrLate = errors.New(\"late\")\n\nvar ErrUnknown", "ErrLate error added (out) breaks"},
	{"error gone", "var ErrUnknown", "var errUnknown", "ErrUnknown error removed (out) breaks"},
	{"error becomes a type", "var ErrUnknown = errors.New(\"unknown\")", "type ErrUnknown struct{}\n\nfunc (ErrUnknown) Error() string { return \"\" }", "ErrUnknown error changed breaks"},
	{"error of another type", "var ErrUnknown = errors.New(\"unknown\")", "var ErrUnknown = &RefusedError{}", "ErrUnknown error changed breaks"},
	{"error text", `errors.New("unknown")`, `errors.New("not known")`, ""},
	{"field of an error", "struct{ Why string }", "struct{ Why, Who string }", "RefusedError.Who field added (out)"},
	{"field of an error gone", "struct{ Why string }", "struct{ why string }", "RefusedError.Why field removed (out) breaks"},
	{"receiver of an error", "func (e *RefusedError) Error() string { return e.Why }", "func (e RefusedError) Error() string { return e.Why }", ""},
	{"variable gone", "var Default = In{}", "var fallback = In{}", "Default variable removed breaks"},
	{"variable of another type", "var Default = In{}", "var Default = &In{}", "Default variable changed breaks"},
	{"function gone", "func NewIn(", "func newIn(", "NewIn function removed breaks"},
	{"function changed", "func NewIn(sku string) In", "func NewIn(sku ...string) (in In)", "NewIn function changed breaks"},
	{"method of data gone", "func (m Money) Add(n", "func (m Money) add(n", "Money.Add method removed (out) breaks"},
	{"method of data changed", "Add(n Money) Money", "Add(n *Money) Money", "Money.Add method changed (out) breaks"},
	{"method of data added", "type State string", "func (m Money) Less(n Money) bool { return m.Cents < n.Cents }\n\ntype State string", "Money.Less method added (out)"},
	{"method of a pointer", "func (m Money) Add(n", "func (m *Money) Add(n", "Money.Add method changed (out) breaks"},
	{"no longer comparable", "	Currency string\n}\n\nfunc", "	Currency string\n	Notes []string\n}\n\nfunc", "Money type changed (out) breaks; Money.Notes field added (out)"},
	{"hidden and no longer comparable", "	Currency string\n}\n\nfunc", "	Currency string\n	notes []string\n}\n\nfunc", "Money type changed (out) breaks"},
	{"embedded", "	Text string\n", "	Money\n	Text string\n", "Line.Add method added (out); Line.Money field added (out)"},
	{"channel", "	Due   time.Time", "	Due   <-chan time.Time", "Out.Due field changed (out) breaks"},
}

// TestContracts holds each edit to the rows that it gives, and to the judgement of apidiff: what it calls incompatible
// breaks. The other way round more breaks than the compiler sees: who sends and who receives is no question of types.
func TestContracts(t *testing.T) {
	base := read(t, "-- shop/quote/contract/contract.go --\n"+contractFile)
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			if strings.Count(contractFile, e.from) != 1 && e.name != "nothing" {
				t.Fatalf("%q is %d times in the contract", e.from, strings.Count(contractFile, e.from))
			}
			text := strings.Replace(contractFile, e.from, e.to, 1)
			head := read(t, "-- shop/quote/contract/contract.go --\n"+text)
			for _, u := range head.program.Units {
				if u.Problem.Message != "" {
					t.Skip("it does not compile: ", u.Problem.Message)
				}
			}
			var got []string
			breaks := map[string]bool{}
			for _, c := range compare(base, head).Contracts {
				row := c.Symbol + " " + c.Change
				if c.Direction != "" {
					row += " (" + c.Direction + ")"
				}
				if c.Breaking {
					row += " breaks"
					name, _, _ := strings.Cut(c.Symbol, ".")
					breaks[name] = true
				}
				got = append(got, row)
			}
			if text := strings.Join(got, "; "); text != e.want {
				t.Errorf("got  %s\nwant %s", text, e.want)
			}
			for _, c := range apidiff.Changes(typesOf(t, contractFile), typesOf(t, text)).Changes {
				name, _, _ := strings.Cut(strings.TrimLeft(c.Message, "(*"), ":")
				name, _, _ = strings.Cut(name, ".")
				name = strings.TrimSuffix(name, ")")
				if !c.Compatible && !breaks[name] {
					t.Errorf("apidiff: %s; here nothing of %s breaks: %v", c.Message, name, got)
				}
			}
		})
	}
}

func typesOf(t *testing.T, text string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "contract.go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: std}
	p, err := conf.Check("example.com/m/shop/quote/contract", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var std = importer.Default()
