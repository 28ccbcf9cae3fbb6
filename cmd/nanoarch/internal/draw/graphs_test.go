package draw

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// capability is a group of a made-up shop: what it is about, and how near to the customer it stands.
type capability struct {
	name, tier string
	nouns      []string
}

var shop = []capability{
	{"basket", "channel", []string{"basket", "voucher", "wish", "parcel", "greeting"}},
	{"signin", "channel", []string{"login", "passkey", "session", "device", "consent"}},
	{"window", "channel", []string{"banner", "search", "listing", "teaser", "rating"}},
	{"order", "flow", []string{"order", "position", "split", "backorder", "change"}},
	{"return", "flow", []string{"return", "refund", "restock", "claim", "reason"}},
	{"invoice", "flow", []string{"invoice", "charge", "payout", "tax", "reminder"}},
	{"delivery", "flow", []string{"shipment", "route", "label", "pickup", "handover"}},
	{"stock", "domain", []string{"stock", "reservation", "warehouse", "movement", "count"}},
	{"product", "domain", []string{"product", "price", "variant", "category", "media"}},
	{"customer", "domain", []string{"customer", "segment", "loyalty", "identity", "merge"}},
	{"risk", "domain", []string{"score", "rule", "review", "velocity", "blocklist"}},
	{"message", "platform", []string{"mail", "text", "push", "template", "digest"}},
	{"audit", "platform", []string{"event", "trail", "export", "retention", "hash"}},
}

var (
	tiers    = []string{"channel", "flow", "domain", "platform"}
	commands = []string{"place", "cancel", "reserve", "release", "capture", "create", "update", "close"}
	queries  = []string{"get", "list", "find", "quote", "check"}
)

// synthetic makes a program of so many operations in so many groups. Groups call up to three groups of later tiers,
// operations call each other, and a few edges break a rule.
func synthetic(operations, groups int) Graph {
	r := rand.New(rand.NewPCG(11, uint64(operations)))
	g := Graph{Title: "Shop", Tiers: tiers}
	caps := make([]capability, groups)
	for i := range caps {
		c := shop[i*len(shop)/max(groups, len(shop))]
		if groups <= len(shop) {
			c = shop[i*len(shop)/groups]
		} else {
			c = shop[i%len(shop)]
			c.name = fmt.Sprintf("%s-%d", c.name, i/len(shop)+1)
		}
		caps[i] = c
		g.Nodes = append(g.Nodes, Node{ID: "group:" + c.name, Kind: Group, Label: c.name, Tier: c.tier})
	}
	in := make([][]int, groups)
	data := map[int][2]string{}
	seen := map[string]bool{}
	for i := 0; i < operations; {
		c := i % groups
		if i >= 2*groups {
			c = r.IntN(groups)
		}
		noun := caps[c].nouns[r.IntN(len(caps[c].nouns))]
		verb, tag := commands[r.IntN(len(commands))], "command"
		if r.Float64() < .42 {
			verb, tag = queries[r.IntN(len(queries))], "query"
		}
		name := verb + "-" + noun
		id := "op:" + caps[c].name + "/" + name
		if seen[id] {
			id += fmt.Sprint(i)
			name += fmt.Sprint(i % 10)
		}
		seen[id] = true
		data[len(g.Nodes)] = [2]string{title(verb) + title(noun), title(noun)}
		in[c] = append(in[c], len(g.Nodes))
		g.Nodes = append(g.Nodes, Node{ID: id, Kind: Operation, Label: name, Parent: "group:" + caps[c].name, Tag: tag, File: "shop/" + id[3:] + ".go", Line: 14})
		i++
	}
	edges := map[string]bool{}
	add := func(a, b int, status, rule string) {
		id := g.Nodes[a].ID + " > " + g.Nodes[b].ID
		if a == b || edges[id] {
			return
		}
		edges[id] = true
		e := Edge{ID: id, From: g.Nodes[a].ID, To: g.Nodes[b].ID, Kind: Calls, In: data[b][0], Out: data[b][1], Status: status, Rule: rule}
		if status == Violation {
			e.Kind = Imports
		}
		g.Edges = append(g.Edges, e)
	}
	for c := range caps {
		var later []int
		for o := range caps {
			if tierNo(caps[o]) > tierNo(caps[c]) {
				later = append(later, o)
			}
		}
		r.Shuffle(len(later), func(i, j int) { later[i], later[j] = later[j], later[i] })
		later = later[:min(3, len(later))]
		for k, v := range in[c] {
			if k+1 < len(in[c]) && r.Float64() < .55 {
				add(v, in[c][k+1+r.IntN(len(in[c])-k-1)], OK, "")
			}
			for range r.IntN(3) {
				if len(later) > 0 {
					to := in[later[r.IntN(len(later))]]
					add(v, to[r.IntN((len(to)+1)/2)], OK, "")
				}
			}
		}
	}
	rules := []string{"imports", "contractonly", "oneop"}
	for i := range max(2, operations/40) {
		add(groups+r.IntN(operations), groups+r.IntN(operations), Violation, rules[i%3])
	}
	return g
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func tierNo(c capability) int {
	for i, t := range tiers {
		if t == c.tier {
			return i
		}
	}
	return -1
}

// real is a program that exists, with 89 packages of it and other names: which packages import which, and which folder
// they stand in. Which edges break a rule is made up.
func real(t testing.TB) Graph {
	t.Helper()
	data, err := os.ReadFile("testdata/real.json")
	if err != nil {
		t.Fatal(err)
	}
	var g Graph
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

type testCase struct {
	name  string
	graph Graph
}

func cases(t testing.TB) []testCase {
	return []testCase{
		{"synthetic-10", synthetic(10, 3)}, {"synthetic-60", synthetic(60, 7)}, {"synthetic-150", synthetic(150, 12)},
		{"synthetic-300", synthetic(300, 13)}, {"synthetic-2000", synthetic(2000, 60)}, {"real", real(t)}, {"kinds", kinds()},
	}
}

// kinds has a node and an edge of every kind and status.
func kinds() Graph {
	g := Graph{Title: "All kinds"}
	add := func(id, kind, parent string) {
		g.Nodes = append(g.Nodes, Node{ID: id, Kind: kind, Label: id, Parent: parent})
	}
	edge := func(from, to, kind, in, out string) *Edge {
		g.Edges = append(g.Edges, Edge{ID: from + " > " + to, From: from, To: to, Kind: kind, In: in, Out: out})
		return &g.Edges[len(g.Edges)-1]
	}
	for _, c := range []string{"orders", "stock"} {
		add(c, Group, "")
	}
	add("server", Root, "")
	add("place", Operation, "orders")
	add("place contract", Contract, "orders")
	add("order", Model, "orders")
	add("reserve", Operation, "stock")
	add("reserve contract", Contract, "stock")
	add("http", Transport, "")
	add("postgres", Adapter, "")
	add("pgx", External, "")
	add("money", Shared, "")
	add("checkout", Deployment, "")
	add("util", Unclassified, "")
	edge("checkout", "server", Uses, "", "")
	edge("server", "http", Wires, "", "")
	edge("server", "place", Wires, "", "")
	edge("server", "postgres", Wires, "", "")
	edge("http", "place contract", Calls, "PlaceOrder", "Order")
	edge("place", "place contract", Implements, "", "")
	edge("place", "order", Imports, "", "")
	edge("place", "reserve contract", Calls, "ReserveStock", "Reservation")
	edge("reserve", "reserve contract", Implements, "", "")
	edge("reserve", "postgres", Dispatch, "FindStock", "Stock")
	edge("postgres", "pgx", Uses, "", "")
	edge("order", "money", Imports, "", "")
	e := edge("place", "reserve", Imports, "", "")
	e.Status, e.Rule = Violation, "contractonly"
	e = edge("money", "util", Imports, "", "")
	e.Status, e.Rule = Baselined, "unclassified"
	return g
}

// random makes a graph with everything that a graph may have: groups in groups, tiers, rings, loops, edges between all
// levels, every kind and status, nodes without edges, long and short names.
func random(seed uint64) Graph {
	r := rand.New(rand.NewPCG(seed, 3))
	g := Graph{Title: "Random"}
	if r.IntN(2) == 0 {
		g.Tiers = []string{"a", "b", "c"}
	}
	groups := r.IntN(9)
	for i := range groups {
		n := Node{ID: fmt.Sprintf("g%02d", i), Kind: Group, Label: strings.Repeat("group ", 1+r.IntN(3))}
		if i > 2 && r.IntN(4) == 0 {
			n.Parent = fmt.Sprintf("g%02d", r.IntN(i))
		} else if g.Tiers != nil && r.IntN(5) > 0 {
			n.Tier = g.Tiers[r.IntN(3)]
		}
		g.Nodes = append(g.Nodes, n)
	}
	for i := range 1 + r.IntN(40) {
		n := Node{ID: fmt.Sprintf("n%02d", i), Kind: nodeKinds[r.IntN(len(nodeKinds))], Label: strings.Repeat("name", 1+r.IntN(12)/3)}
		if groups > 0 && r.IntN(6) > 0 {
			n.Parent = g.Nodes[r.IntN(groups)].ID
		}
		if r.IntN(2) == 0 {
			n.Tag = "query"
		}
		g.Nodes = append(g.Nodes, n)
	}
	for i := range r.IntN(3 * len(g.Nodes)) {
		e := Edge{ID: fmt.Sprintf("e%03d", i), From: g.Nodes[r.IntN(len(g.Nodes))].ID, To: g.Nodes[r.IntN(len(g.Nodes))].ID, Kind: edgeKinds[r.IntN(len(edgeKinds))]}
		switch r.IntN(8) {
		case 0:
			e.Status, e.Rule = Violation, "contractonly"
		case 1:
			e.Status, e.Rule = Baselined, "imports"
		}
		if r.IntN(2) == 0 {
			e.In, e.Out = "In"+e.To, strings.Repeat("Out", 1+r.IntN(9))
		}
		g.Edges = append(g.Edges, e)
	}
	return g
}

// crowd is so many nodes in one scene, each pair of which may have an edge in one direction.
func crowd(nodes, edges int) Graph {
	r := rand.New(rand.NewPCG(1, 2))
	g := Graph{Title: "Crowd"}
	for i := range nodes {
		g.Nodes = append(g.Nodes, Node{ID: fmt.Sprintf("%04d", i), Kind: Shared})
	}
	for i := range edges {
		a, b := r.IntN(nodes), r.IntN(nodes)
		g.Edges = append(g.Edges, Edge{ID: fmt.Sprint(i), From: g.Nodes[min(a, b)].ID, To: g.Nodes[max(a, b)].ID, Kind: Imports})
	}
	return g
}
