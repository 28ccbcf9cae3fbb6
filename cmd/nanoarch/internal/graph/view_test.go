package graph

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const small = `
group:capability=shop
group:capability=stock
transport:web
operation:shop/place in group:capability=shop
operation:shop/idle in group:capability=shop
operation:stock/take in group:capability=stock
operation:stock/count in group:capability=stock violation
contract:stock/take/contract in group:capability=stock
adapter:db
shared:text
external:example.com/lib
root:cmd
deployment:all

transport:web calls operation:shop/place
operation:shop/place calls operation:stock/take
operation:stock/take calls adapter:db
operation:stock/take implements contract:stock/take/contract
operation:stock/count dispatch operation:stock/take
operation:shop/place imports shared:text
operation:shop/place imports operation:stock/count violation
operation:shop/idle imports operation:stock/count baselined
adapter:db uses external:example.com/lib
root:cmd wires adapter:db
root:cmd wires transport:web
deployment:all wires root:cmd
`

func TestViews(t *testing.T) {
	g := made(t, small)
	for i := range g.Edges { // a call may give an error, and is an import of the contract
		if e := &g.Edges[i]; e.From == "operation:shop/place" && e.Kind == Calls {
			e.Errors, e.Via, e.Import = []string{"take.ErrGone"}, "contract:stock/take/contract", "shop/place/place.go:7"
		}
	}
	for _, test := range []struct {
		view         string
		nodes, edges []string
	}{
		{
			"flows", []string{"db", "shop/idle", "shop/place", "stock/count", "stock/take", "web"},
			[]string{
				"shop/place calls stock/take", "stock/take calls db", "web calls shop/place", "stock/count dispatch stock/take",
				"shop/idle imports stock/count baselined", "shop/place imports stock/count violation",
			},
		},
		{"failures", []string{"shop/place", "stock/take"}, []string{"shop/place calls stock/take"}},
		{
			"wiring", []string{"db", "stock/take/contract", "all", "stock/take", "cmd", "web"},
			[]string{"stock/take implements stock/take/contract", "all wires cmd", "cmd wires db", "cmd wires web"},
		},
		{
			"imports", []string{"db", "stock/take/contract", "example.com/lib", "shop/idle", "shop/place", "stock/count", "stock/take", "cmd", "text", "web"},
			[]string{
				"shop/idle imports stock/count baselined", "shop/place imports stock/take/contract", "shop/place imports stock/count violation",
				"shop/place imports text", "db uses example.com/lib",
			},
		},
		{
			"violations", []string{"shop/idle", "shop/place", "stock/count"},
			[]string{"shop/idle imports stock/count baselined", "shop/place imports stock/count violation"},
		},
	} {
		out, err := g.Reduce(test.view)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.nodes, nodes(out)); diff != "" {
			t.Errorf("%s: nodes -want +got\n%s", test.view, diff)
		}
		if diff := cmp.Diff(test.edges, edges(out)); diff != "" {
			t.Errorf("%s: edges -want +got\n%s", test.view, diff)
		}
	}
	if _, err := g.Reduce("flow"); err == nil {
		t.Error("there is no view flow")
	}
}

func TestHideBaselined(t *testing.T) {
	flows, err := made(t, small).Reduce("flows")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range flows.HideBaselined().Edges {
		if e.Status == Baselined || e.From == "operation:shop/idle" {
			t.Errorf("%s is left for later and shows", e.ID)
		}
	}
	imports, err := made(t, small).Reduce("imports")
	if err != nil {
		t.Fatal(err)
	}
	hidden := imports.HideBaselined()
	if len(hidden.Edges) != len(imports.Edges) {
		t.Error("an import that is left for later is still an import")
	}
	for _, e := range hidden.Edges {
		if e.Status == Baselined || e.From == "operation:shop/idle" && (e.Rule != "" || e.Findings != nil) {
			t.Errorf("%s shows what is left for later", e.ID)
		}
	}
}

func TestOnlyViolations(t *testing.T) {
	flows, err := made(t, small).Reduce("flows")
	if err != nil {
		t.Fatal(err)
	}
	got := flows.HideBaselined().OnlyViolations()
	if diff := cmp.Diff([]string{"shop/place imports stock/count violation"}, edges(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]string{"shop/place", "stock/count"}, nodes(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestDeployments(t *testing.T) {
	g := made(t, `
group:capability=orders
group:capability=pay
operation:orders/place in group:capability=orders
operation:pay/charge in group:capability=pay
contract:pay/charge/contract in group:capability=pay
adapter:remote
deployment:mono
deployment:front
deployment:back
operation:orders/place calls operation:pay/charge
adapter:remote implements contract:pay/charge/contract
`)
	for i := range g.Nodes {
		switch n := &g.Nodes[i]; n.ID {
		case "operation:orders/place":
			n.Attrs.Deployments = []string{"front", "mono"}
		case "operation:pay/charge":
			n.Attrs.Deployments = []string{"back", "mono"}
		case "adapter:remote":
			n.Attrs.Deployments = []string{"front"}
		}
	}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Kind == Calls {
			e.Via = "contract:pay/charge/contract"
		}
	}
	out, err := g.Reduce("deployments")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"front/group:capability=orders calls back/group:capability=pay",
		"mono/group:capability=orders calls mono/group:capability=pay",
	}
	if diff := cmp.Diff(want, edges(out)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, e := range out.Edges {
		if e.Remote != (e.From == "deployment:front/group:capability=orders") {
			t.Errorf("%s: remote is %t", e.ID, e.Remote)
		}
	}
	if _, err := made(t, "operation:a").Reduce("deployments"); err == nil {
		t.Error("there is nothing to show without a deployment")
	}
}
