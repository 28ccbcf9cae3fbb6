package draw

import (
	"fmt"
	"math/rand/v2"
	"strings"
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
