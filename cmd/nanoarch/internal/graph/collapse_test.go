package graph

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCollapse(t *testing.T) {
	g := made(t, small)
	g.Edges = append(g.Edges, Edge{
		ID: "calls:x", From: "operation:shop/idle", To: "operation:stock/take", Kind: Calls, Status: OK, In: "a", Positions: []string{"z.go:3"},
	})
	out, err := g.Collapse("capability")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"capability=shop calls capability=stock x2", "capability=stock calls db", "web calls capability=shop",
		"capability=shop imports capability=stock baselined", "capability=shop imports capability=stock violation", "capability=shop imports text",
		"db uses example.com/lib", "all wires cmd", "cmd wires db", "cmd wires web",
	}
	if diff := cmp.Diff(want, edges(out)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, n := range out.Nodes {
		if n.ID == "group:capability=stock" && (n.Status != Violation || n.Attrs.Count != 3 || n.Rule != "oneop") {
			t.Errorf("stock is %+v; one of its three packages breaks a rule", n)
		}
	}
	if _, err := g.Collapse("capabilty"); err == nil || !strings.Contains(err.Error(), "capability, group, kind, role") {
		t.Errorf("an unknown dimension: %v", err)
	}
	byKind, err := g.Collapse("kind")
	if err != nil {
		t.Fatal(err)
	}
	if got := nodes(byKind); !cmp.Equal(got, []string{"all", "example.com/lib", "kind=adapter", "kind=contract", "kind=operation", "kind=root", "kind=shared", "kind=transport"}) {
		t.Errorf("by kind: %v", got)
	}
}

// TestCollapseInside closes inner groups first, and outer ones when it is asked again.
func TestCollapseInside(t *testing.T) {
	g := made(t, `
group:folder=pkg
group:folder=pkg/a in group:folder=pkg
operation:pkg/a/x in group:folder=pkg/a
operation:pkg/a/y in group:folder=pkg/a
operation:pkg/z in group:folder=pkg
operation:top
operation:pkg/a/x calls operation:pkg/a/y violation
operation:pkg/a/y calls operation:pkg/z
operation:top calls operation:pkg/a/x
`)
	once, err := g.Collapse("folder")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"folder=pkg/a", "pkg/z", "top"}, nodes(once)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	twice, err := once.Collapse("group")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"top calls folder=pkg"}, edges(twice)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, n := range twice.Nodes {
		if n.ID == "group:folder=pkg" && (n.Attrs.Count != 3 || n.Status != Violation || n.Rule != "imports") {
			t.Errorf("pkg is %+v; a call inside it breaks a rule", n)
		}
	}
}
