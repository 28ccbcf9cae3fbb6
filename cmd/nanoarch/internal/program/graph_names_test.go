package program

import (
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

func TestShortNames(t *testing.T) {
	s := newShortener([]string{
		"example.com/shop/orders/place/contract", "example.com/shop/orders/get/contract", "example.com/shop/shared/store", "example.com/shop/money",
		"example.com/lib/v2", "gopkg.in/yaml.v3", "errors", "github.com/pkg/errors", "time", "example.com/a/x/y", "example.com/b/x/y",
	})
	for text, want := range map[string]string{
		"":       "",
		"string": "string",
		"example.com/shop/orders/place/contract.In":                                                                     "place/contract.In",
		"[]*example.com/shop/shared/store.Record[example.com/shop/money.Cents,map[string]time.Time]":                    "[]*store.Record[money.Cents,map[string]time.Time]",
		"func(example.com/shop/money.Cents, ...example.com/lib/v2.Option) (int, error)":                                 "func(money.Cents, ...lib/v2.Option) (int, error)",
		"gopkg.in/yaml.v3.Node, github.com/pkg/errors.Frame, errors.T":                                                  "yaml.v3.Node, pkg/errors.Frame, errors.T",
		"struct{A example.com/a/x/y.T \"json:\\\"example.com/a/x/y.T,omitempty\\\"\"; B example.com/b/x/y.T}":           "struct{A a/x/y.T \"json:\\\"example.com/a/x/y.T,omitempty\\\"\"; B b/x/y.T}",
		"chan<- example.com/unknown/place.T":                                                                            "chan<- place.T",
		"example.com/shop/orders/place/contract.In[example.com/shop/orders/get/contract.Out[example.com/shop/money.X]]": "place/contract.In[get/contract.Out[money.X]]",
	} {
		if got := s.text(text); got != want {
			t.Errorf("%s is short for %s, want %s", got, text, want)
		}
	}
	if got := s.symbol(inventory.Symbol{Pkg: "example.com/shop/shared/store", Recv: "Getter", Name: "Get"}); got != "store.Getter.Get" {
		t.Errorf("%s is no short name of a method", got)
	}
}

func TestSplitSignature(t *testing.T) {
	for sig, want := range map[string][3]string{
		"()": {"", "", ""},
		"(context.Context, a/b.In) (a/b.Out, error)":                        {"a/b.In", "a/b.Out", "error"},
		"(context.Context) error":                                           {"", "", "error"},
		"(string, ...any)":                                                  {"string, []any", "", ""},
		"(func(int, error) (string, error), map[string]a.T[int,b.U]) []c.V": {"func(int, error) (string, error), map[string]a.T[int,b.U]", "[]c.V", ""},
		"(struct{A int \"json:\\\"(,\\\"\"}) bool":                          {"struct{A int \"json:\\\"(,\\\"\"}", "bool", ""},
	} {
		in, out, fails := splitSignature(sig)
		if got := [3]string{in, out, map[bool]string{true: "error"}[fails]}; got != want {
			t.Errorf("%s: %q, want %q", sig, got, want)
		}
	}
}

func TestTypeParameter(t *testing.T) {
	param := func(text string) inventory.Param { return inventory.Param{Type: inventory.TypeRef{Text: text}} }
	f := &inventory.Func{
		Sig:    "(*net/http.ServeMux, string, map[$1]a.P[$0,int], ...$2)",
		Params: []inventory.Param{param("*net/http.ServeMux"), param("string"), param("map[Key]a.P[E,int]"), param("[]Rest")}, Variadic: true,
	}
	for name, want := range map[string]int{"E": 0, "Key": 1, "Rest": 2, "string": -1, "F": -1} {
		number, ok := typeParameter(f, name)
		if !ok {
			number = -1
		}
		if number != want {
			t.Errorf("%s is type parameter %d, want %d", name, number, want)
		}
	}
}
