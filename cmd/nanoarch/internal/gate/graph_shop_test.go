package gate

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
)

// shopFlows are all flows of the example application, written down by somebody who read its code: from, to, what goes
// in, what comes out, and which errors can come back, by their last names. Calls of a store end at the adapter that all
// deployments bind; events go from whoever announces them to whoever handles them.
const shopFlows = `
transport/storefrontapi -> services/catalog/addproduct   | addproduct.In -> addproduct.Out | ErrInvalid ErrUnavailable
transport/storefrontapi -> services/catalog/listproducts | listproducts.In -> listproducts.Out | ErrUnavailable
transport/storefrontapi -> services/orders/place         | place.In -> place.Out | ErrDeclined ErrInvalid ErrOutOfStock ErrUnavailable ErrUnknownProduct
transport/storefrontapi -> services/orders/get           | get.In -> get.Out | ErrNotFound ErrUnavailable
transport/storefrontapi -> services/orders/cancel        | cancel.In -> cancel.Out | ErrNotFound ErrShipped ErrUnavailable
transport/backofficeapi -> services/payments/history     | history.In -> history.Out | ErrUnavailable
transport/backofficeapi -> services/shipping/track       | track.In -> track.Out | ErrNotFound ErrUnavailable
transport/backofficeapi -> services/shipping/send        | send.In -> send.Out | ErrCancelled ErrNotScheduled ErrUnavailable
cmd/internal/backoffice -> services/payments/charge      | charge.In -> charge.Out | ErrDeclined ErrInvalid ErrUnavailable
cmd/internal/backoffice -> services/payments/refund      | refund.In -> refund.Out | ErrUnavailable ErrUnknownPayment
cmd/internal/storefront -> services/orders/fulfil        | fulfil.In -> fulfil.Out | ErrCancelled ErrNotFound ErrUnavailable
transport/rpc -> services/shipping/schedule              | place.OrderPlaced ->  |

services/catalog/addproduct -> adapters/jsonstore        | store.Record[catalog/model.Product] ->  | ErrConflict ErrUnavailable
services/catalog/addproduct -> adapters/randomid         | string -> string |
services/catalog/addproduct -> adapters/systemclock      |  -> time.Time |
services/catalog/listproducts -> adapters/jsonstore      |  -> []store.Record[catalog/model.Product] | ErrNotFound ErrUnavailable
services/catalog/quote -> adapters/jsonstore             | string -> store.Record[catalog/model.Product] | ErrNotFound ErrUnavailable
services/catalog/release -> adapters/jsonstore           | string -> store.Record[catalog/model.Product] | ErrNotFound ErrUnavailable
services/catalog/release -> adapters/jsonstore           | store.Record[catalog/model.Product] ->  | ErrConflict ErrUnavailable
services/catalog/reserve -> adapters/jsonstore           | string -> store.Record[catalog/model.Product] | ErrNotFound ErrUnavailable
services/catalog/reserve -> adapters/jsonstore           | store.Record[catalog/model.Product] ->  | ErrConflict ErrUnavailable

services/orders/place -> services/catalog/quote          | quote.In -> quote.Out | ErrInvalid ErrUnavailable ErrUnknownProduct
services/orders/place -> services/catalog/reserve        | reserve.In -> reserve.Out | ErrInvalid ErrOutOfStock ErrUnavailable ErrUnknownProduct
services/orders/place -> services/catalog/release        | release.In -> release.Out | ErrInvalid ErrUnavailable
services/orders/place -> services/payments/charge        | charge.In -> charge.Out | ErrDeclined ErrInvalid ErrUnavailable
services/orders/place -> services/payments/refund        | refund.In -> refund.Out | ErrUnavailable ErrUnknownPayment
services/orders/place -> adapters/jsonstore              | store.Record[orders/model.Order] ->  | ErrConflict ErrUnavailable
services/orders/place -> adapters/randomid               | string -> string |
services/orders/place -> adapters/systemclock            |  -> time.Time |
services/orders/place -> services/orders/confirm         | place.OrderPlaced ->  |
services/orders/place -> services/shipping/schedule      | place.OrderPlaced ->  |
services/orders/place -> adapters/remote                 | place.OrderPlaced ->  |
services/orders/get -> adapters/jsonstore                | string -> store.Record[orders/model.Order] | ErrNotFound ErrUnavailable
services/orders/cancel -> adapters/jsonstore             | string -> store.Record[orders/model.Order] | ErrNotFound ErrUnavailable
services/orders/cancel -> adapters/jsonstore             | store.Record[orders/model.Order] ->  | ErrConflict ErrUnavailable
services/orders/cancel -> services/catalog/release       | release.In -> release.Out | ErrInvalid ErrUnavailable
services/orders/cancel -> services/payments/refund       | refund.In -> refund.Out | ErrUnavailable ErrUnknownPayment
services/orders/fulfil -> adapters/jsonstore             | string -> store.Record[orders/model.Order] | ErrNotFound ErrUnavailable
services/orders/fulfil -> adapters/jsonstore             | store.Record[orders/model.Order] ->  | ErrConflict ErrUnavailable
services/orders/confirm -> adapters/mailbox              | mail.Message ->  | ErrUnavailable

services/payments/charge -> adapters/cardnetwork         | gateway.Authorise -> gateway.Authorised | ErrDeclined
services/payments/charge -> adapters/cardnetwork         | gateway.Reverse -> gateway.Reversed |
services/payments/charge -> adapters/jsonstore           | store.Record[payments/model.Payment] ->  | ErrConflict ErrUnavailable
services/payments/charge -> adapters/randomid            | string -> string |
services/payments/charge -> adapters/systemclock         |  -> time.Time |
services/payments/refund -> adapters/jsonstore           | string -> store.Record[payments/model.Payment] | ErrNotFound ErrUnavailable
services/payments/refund -> adapters/jsonstore           | store.Record[payments/model.Payment] ->  | ErrConflict ErrUnavailable
services/payments/refund -> adapters/cardnetwork         | gateway.Reverse -> gateway.Reversed |
services/payments/history -> adapters/jsonstore          |  -> []store.Record[payments/model.Payment] | ErrNotFound ErrUnavailable

services/shipping/schedule -> adapters/jsonstore         | store.Record[shipping/model.Parcel] ->  | ErrConflict ErrUnavailable
services/shipping/schedule -> adapters/systemclock       |  -> time.Time |
services/shipping/send -> adapters/jsonstore             | string -> store.Record[shipping/model.Parcel] | ErrNotFound ErrUnavailable
services/shipping/send -> adapters/jsonstore             | store.Record[shipping/model.Parcel] ->  | ErrConflict ErrUnavailable
services/shipping/send -> services/orders/fulfil         | fulfil.In -> fulfil.Out | ErrCancelled ErrNotFound ErrUnavailable
services/shipping/send -> adapters/systemclock           |  -> time.Time |
services/shipping/send -> services/shipping/notify       | send.ParcelSent ->  |
services/shipping/track -> adapters/jsonstore            | string -> store.Record[shipping/model.Parcel] | ErrNotFound ErrUnavailable
services/shipping/notify -> adapters/mailbox             | mail.Message ->  | ErrUnavailable

adapters/cardnetwork -> adapters/randomid                | string -> string |
adapters/eventbus -> shared/contract/events              | E ->  |
`

// TestShopFlows holds the graph of the example application to the flows that its code has, and no others.
func TestShopFlows(t *testing.T) {
	var want, got []string
	for line := range strings.Lines(shopFlows) {
		if parts := strings.Split(line, "|"); len(parts) == 3 {
			want = append(want, strings.TrimSpace(parts[0])+" | "+strings.TrimSpace(parts[1])+" | "+strings.TrimSpace(parts[2]))
		}
	}
	g := drawn(t, Options{Dir: shop})
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Kind != graph.Calls && e.Kind != graph.Dispatch {
			continue
		}
		errs := slices.Clone(e.Errors)
		for i, name := range errs {
			errs[i] = name[strings.LastIndexByte(name, '.')+1:]
		}
		slices.Sort(errs)
		data := strings.ReplaceAll(e.In+" -> "+e.Out, "/contract.", ".")
		got = append(got, pathOf(e.From)+" -> "+pathOf(e.To)+" | "+strings.TrimSpace(data)+" | "+strings.Join(errs, " "))
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestShopDeployments holds what each deployment ships to the README of the example application.
func TestShopDeployments(t *testing.T) {
	got := map[string][]string{}
	g := drawn(t, Options{Dir: shop})
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind == graph.Operation {
			for _, d := range n.Attrs.Deployments {
				got[d] = append(got[d], n.Label)
			}
		}
	}
	catalogAndOrders := []string{"addproduct", "listproducts", "quote", "release", "reserve", "cancel", "confirm", "fulfil", "get", "place"}
	paymentsAndShipping := []string{"charge", "history", "refund", "notify", "schedule", "send", "track"}
	want := map[string][]string{
		"monolith": slices.Concat(catalogAndOrders, paymentsAndShipping), "storefront": catalogAndOrders, "backoffice": paymentsAndShipping,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestGraphShowsBreaks seeds faults: each shows as a node or an edge that breaks the rule, with the finding's id.
func TestGraphShowsBreaks(t *testing.T) {
	overlays := []string{"../../../../testdata/seeded"}
	for _, name := range []string{
		"cycle", "import-blank", "import-dot", "import-inferred", "import-platform", "import-test", "layer", "no-role", "second-method", "third-party",
	} {
		overlays = append(overlays, readBreak(t, shop, "../../../../testdata/breaks/"+name+".txtar").overlay)
	}
	cache := t.TempDir()
	for _, overlay := range overlays {
		o := Options{Dir: shop, Overlay: overlay, CacheDir: cache}
		shown := shownFindings(drawn(t, o))
		for _, f := range check(t, o).Findings {
			id := program.ID(f)
			if f.Package == nil {
				continue
			}
			if !strings.HasPrefix(shown[id], f.Rule+" ") && (f.Rule != "template" || shown[id] == "") { // an edge may show two
				t.Errorf("%s: %s of %s shows as %q", overlay, f.Rule, f.Package.Dir, shown[id])
			}
			delete(shown, id)
		}
		if len(shown) > 0 {
			t.Errorf("%s: nobody found %v", overlay, shown)
		}
	}
}

// shownFindings returns where a graph shows each finding, with the rule that stands there.
func shownFindings(g *graph.Graph) map[string]string {
	shown := map[string]string{}
	add := func(status graph.Status, rule, at string, findings []string) {
		for _, id := range findings {
			if status == graph.Violation {
				shown[id] = rule + " at " + at
			}
		}
	}
	for _, n := range g.Nodes {
		add(n.Status, n.Rule, n.ID, n.Findings)
	}
	for _, e := range g.Edges {
		add(e.Status, e.Rule, e.ID, e.Findings)
	}
	return shown
}

// TestGraphShowsFindings: what is found in the corpus shows, what is wrong with an import at an edge.
func TestGraphShowsFindings(t *testing.T) {
	const each = 8 // cases of a folder
	for _, folder := range []string{"contractonly", "cycles", "imports", "imports-chains", "oneop", "unclassified"} {
		cases, err := filepath.Glob("../../../../testdata/" + folder + "/bad/*")
		if err != nil || len(cases) == 0 {
			t.Fatal(folder, err)
		}
		for _, dir := range cases[:min(each, len(cases))] {
			t.Run(folder+"/"+filepath.Base(dir), func(t *testing.T) {
				t.Parallel()
				o := Options{Dir: dir, CacheDir: t.TempDir()}
				g, err := Graph(t.Context(), o) // which needs types, and so may not be able to tell all
				if err != nil {
					t.Fatal(err)
				}
				shown := shownFindings(g.Graph)
				for _, f := range check(t, o).Findings {
					at := shown[program.ID(f)]
					if f.Package != nil && at == "" || (f.Rule == "contractonly" || f.Rule == "cycles") && !strings.Contains(at, ">") {
						t.Errorf("%s shows at %q: %s", f.Rule, at, f.Message)
					}
				}
			})
		}
	}
}
