package graph

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hostile are labels that mean something to Mermaid, Markdown, HTML or Graphviz, or look as if they did.
var hostile = []string{
	`"]; classDef x fill:#000`, "`code`", "end", "a\nb", `<img src=x onerror=alert(1)>`, "&lt;b&gt;", `\N\G\l`, "%%{init: {}}%%", "a|b", "#quot;", "x]-->y", "--> subgraph",
	"ünïcödé", "\x00\x1b[31m", "a\u202eb", `\`, `"`, "click a href \"javascript:alert(1)\"",
}

func TestMermaid(t *testing.T) {
	g := made(t, small)
	out, err := g.Reduce("flows")
	if err != nil {
		t.Fatal(err)
	}
	out.Edges[0].In, out.Edges[0].Out = "take/contract.In", "[]take/contract.Out"
	link, err := NewLink("https://example.com/{file}#L{line}")
	if err != nil {
		t.Fatal(err)
	}
	for i := range out.Nodes {
		if out.Nodes[i].Kind == Adapter {
			out.Nodes[i].File, out.Nodes[i].Line = "db/a b#.go", 3
		}
	}
	text, note, err := out.Mermaid(link, DefaultBudget)
	if err != nil || note != "" {
		t.Fatal(err, note)
	}
	want := `flowchart LR
  adapter_db[/"db"/]:::adapter
  click adapter_db href "https://example.com/db/a#37;20b#37;23.go#35;L3"
  subgraph group_capability_shop["shop"]
    operation_shop_idle["idle"]:::operation
    operation_shop_place["place"]:::operation
  end
  subgraph group_capability_stock["stock"]
    operation_stock_count["count<br/>✗ oneop"]:::violation
    operation_stock_take["take"]:::operation
  end
  transport_web[\"web"\]:::transport
  operation_shop_place -->|"take/contract.In → []take/contract.Out"| operation_stock_take
  operation_stock_take --> adapter_db
  transport_web --> operation_shop_place
  operation_stock_count -.-> operation_stock_take
  operation_shop_idle -.->|"baselined: imports"| operation_stock_count
  operation_shop_place ==>|"✗ imports"| operation_stock_count
  linkStyle 4 stroke:#a15c00,color:#a15c00
  linkStyle 5 stroke:#c62828,stroke-width:3px,color:#c62828
  class group_capability_shop,group_capability_stock frame
  classDef adapter fill:#fdf3e1,color:#1e293b,stroke:#b98a3d
  classDef operation fill:#ffffff,color:#1e293b,stroke:#5b6b82
  classDef transport fill:#f4eefb,color:#1e293b,stroke:#8d6fb8
  classDef violation fill:#fdecec,color:#7f1d1d,stroke:#c62828,stroke-width:3px
  classDef frame fill:#f6f8fb,color:#1e293b,stroke:#b7c4d6
`
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestMermaidStyles holds every class to naming fill and text: one alone cannot be read in one of the two schemes.
func TestMermaidStyles(t *testing.T) {
	for class, style := range classStyles {
		if !strings.Contains(style, "fill:") || !strings.Contains(style, ",color:") {
			t.Errorf("%s: %s", class, style)
		}
	}
	for _, kind := range []NodeKind{Group, Operation, Contract, Adapter, Transport, Model, Shared, Root, External, Deployment, Unclassified} {
		if classStyles[string(kind)] == "" || shapes[kind][0] == "" {
			t.Errorf("%s has no look", kind)
		}
	}
}

// TestMermaidIsSafe draws hostile labels: outside of quotes there are only the words of the language and IDs.
func TestMermaidIsSafe(t *testing.T) {
	statement := regexp.MustCompile(`^ *(flowchart LR|subgraph \w+\[""\]|end|\w+(\[""\]|\(\[""\]\)|\[/""/\]|\[\\""\\\]|\[\(""\)\]|\(""\)|\{\{""\}\}|\[\[""\]\]|>""\]):::\w+|\w+ (-->|-\.->|==>)(\|""\|)? \w+|linkStyle \d+ [\w:#,-]+|class [\w,]+ frame|classDef \w+ [\w:#, -]+)$`)
	quoted := regexp.MustCompile(`"[^"]*"`)
	entity := regexp.MustCompile(`#(\d+|quot|amp|lt|gt);|<br/>`)
	g := &Graph{}
	for i, label := range hostile {
		id := NodeID(Operation, label+fmt.Sprint(i%2))
		g.Nodes = append(g.Nodes, Node{ID: id, Kind: Operation, Label: label, Status: Violation, Rule: label})
		g.Edges = append(g.Edges, Edge{ID: fmt.Sprint(i), From: id, To: g.Nodes[0].ID, Kind: Calls, In: label, Out: label, Status: OK})
	}
	g.Sort()
	text, _, err := g.Mermaid("", DefaultBudget)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		bare := quoted.ReplaceAllString(line, `""`)
		if !statement.MatchString(bare) {
			t.Errorf("%q is no statement", bare)
		}
		for _, q := range quoted.FindAllString(line, -1) {
			if rest := entity.ReplaceAllString(q[1:len(q)-1], ""); strings.ContainsAny(rest, "#<>&;`|%\\\x00\x1b") {
				t.Errorf("%q is more than text", q)
			}
		}
		if id, _, ok := strings.Cut(strings.TrimSpace(line), "[\""); ok && !strings.HasPrefix(id, "subgraph") {
			if ids[id] {
				t.Errorf("two nodes have the id %s", id)
			}
			ids[id] = true
		}
	}
	if len(ids) != len(hostile) {
		t.Errorf("%d nodes for %d labels", len(ids), len(hostile))
	}
}

// grid makes a graph of so many operations in groups of five, and so many calls.
func grid(operations, calls int) *Graph {
	g := &Graph{By: "capability"}
	id := func(i int) string { return NodeID(Operation, fmt.Sprintf("g%02d/op%03d", i/5, i)) }
	for i := range operations {
		group := NodeID(Group, fmt.Sprintf("capability=g%02d", i/5))
		if i%5 == 0 {
			g.Nodes = append(g.Nodes, Node{ID: group, Kind: Group, Label: fmt.Sprintf("g%02d", i/5), Status: OK, Attrs: Attrs{
				By: "capability", Values: map[string]string{"capability": fmt.Sprintf("g%02d", i/5)}}})
		}
		g.Nodes = append(g.Nodes, Node{ID: id(i), Kind: Operation, Label: fmt.Sprint("op", i), Parent: group, Status: OK})
	}
	for i := range calls {
		from, to := id(i%operations), id((i+1+i/operations*(operations/3+1))%operations)
		g.Edges = append(g.Edges, Edge{ID: EdgeID(Calls, from, to, fmt.Sprint(i)), From: from, To: to, Kind: Calls, In: "a.In", Out: "a.Out", Status: OK})
	}
	g.Sort()
	return g
}

func TestMermaidBudget(t *testing.T) {
	for _, test := range []struct {
		operations, calls, bytes int
		note                     string
	}{
		{60, 120, 20_000, ""},
		{61, 60, 20_000, "shown group by group"},
		{60, 121, 20_000, "shown group by group"},
		{60, 120, 10_500, "what goes along the edges is left out"},
		{60, 120, 3_000, "shown group by group"},
		{400, 3000, 20_000, "the 59 with most edges are shown"},
		{2000, 9000, 20_000, "are left out"},
	} {
		b := Budget{Nodes: 60, Edges: 120, Bytes: test.bytes}
		text, note, err := grid(test.operations, test.calls).Mermaid("", b)
		if err != nil {
			t.Fatal(err)
		}
		if test.note == "" && note != "" || !strings.Contains(note, test.note) {
			t.Errorf("%+v: %q", test, note)
		}
		if note != "" && !strings.Contains(text, "%% "+note+"\n") {
			t.Errorf("%+v: the diagram does not say %q", test, note)
		}
		nodes := len(regexp.MustCompile(`(?m)^ *\w+\[".*:::`).FindAllString(text, -1))
		arrows := len(regexp.MustCompile(`(?m)^ *\w+ (-->|==>|-\.->)`).FindAllString(text, -1))
		if nodes > b.Nodes || arrows > b.Edges || len(text) > b.Bytes || arrows == 0 {
			t.Errorf("%+v: %d nodes, %d edges, %d bytes", test, nodes, arrows, len(text))
		}
	}
}

// TestMermaidKeepsViolations: where edges have to go, those that break a rule are the last.
func TestMermaidKeepsViolations(t *testing.T) {
	g := grid(2000, 9000)
	for i := range g.Edges {
		if e := &g.Edges[i]; strings.Contains(e.From, "g17/") && strings.Contains(e.To, "g18/") {
			e.Status, e.Rule = Violation, "imports"
		}
	}
	text, _, err := g.Mermaid("", DefaultBudget)
	if err != nil || !strings.Contains(text, "✗ imports") {
		t.Errorf("the violation is gone: %v", err)
	}
}

func TestDOT(t *testing.T) {
	g := made(t, `
group:capability=shop
operation:shop/place in group:capability=shop violation
adapter:db
operation:shop/place calls adapter:db
operation:shop/place imports adapter:db baselined
`)
	g.Edges[0].In, g.Edges[0].Positions = `a.In["x"]`, []string{"shop/place.go:7"}
	want := `digraph nanoarch {
  graph [rankdir=LR, compound=true, fontname="Helvetica", fontsize=12, labeljust=l, tooltip=" ", label="Architecture"]
  node [shape=box, style="filled", fillcolor="#ffffff", color="#5b6b82", fontcolor="#1e293b", fontname="Helvetica", fontsize=11]
  edge [color="#5b6b82", fontcolor="#1e293b", fontname="Helvetica", fontsize=9]
  "adapter:db" [label="db", shape=parallelogram, fillcolor="#fdf3e1", tooltip="adapter:db"]
  subgraph "cluster group:capability=shop" {
    graph [label="shop", style="filled,rounded", fillcolor="#f6f8fb", color="#b7c4d6", fontcolor="#1e293b"]
    "operation:shop/place" [label="place\n✗ oneop", color="#c62828", fontcolor="#7f1d1d", penwidth=3, tooltip="operation:shop/place"]
  }
  "operation:shop/place" -> "adapter:db" [id="calls:operation:shop/place&gt;adapter:db", label="a.In[\"x\"]", URL="https://example.com/shop/place.go?7", tooltip="calls at shop/place.go:7"]
  "operation:shop/place" -> "adapter:db" [id="imports:operation:shop/place&gt;adapter:db", label="baselined: imports", URL="https://example.com/a.go?1", tooltip="imports at a.go:1", arrowhead=vee, color="#a15c00", fontcolor="#a15c00", style="dotted", constraint=false]
}
`
	link, err := NewLink("https://example.com/{file}?{line}")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, g.DOT(link)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestDOTIsSafe draws hostile labels: no quote ends early. Where Graphviz is installed, it has to read the result.
func TestDOTIsSafe(t *testing.T) {
	g := &Graph{}
	for i, label := range hostile {
		id := NodeID(Operation, fmt.Sprint(i)+label)
		g.Nodes = append(g.Nodes, Node{ID: id, Kind: Operation, Label: label, Status: Violation, Rule: label})
		g.Edges = append(g.Edges, Edge{ID: fmt.Sprint(i), From: id, To: g.Nodes[0].ID, Kind: Calls, In: label, Out: label, Status: OK})
	}
	g.Sort()
	text := g.DOT("")
	for line := range strings.Lines(text) {
		if bare := regexp.MustCompile(`"(\\.|[^"\\])*"`).ReplaceAllString(line, ""); strings.ContainsAny(bare, "\"\\<&`\x00\x1b") {
			t.Errorf("%q has something outside of quotes", line)
		}
	}
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no Graphviz")
	}
	c := exec.CommandContext(t.Context(), dot, "-Tplain")
	c.Stdin = strings.NewReader(text)
	out, err := c.CombinedOutput()
	if err != nil || strings.Count(string(out), "\nnode ") != len(hostile) {
		t.Errorf("Graphviz says %v, %s", err, out)
	}
}

func TestLink(t *testing.T) {
	for pattern, ok := range map[string]bool{
		"": true, "https://example.com/{file}#L{line}": true, "http://localhost/{file}": true,
		"javascript:alert({file})": false, "file:///{file}": false, "https://example.com/": false,
	} {
		if _, err := NewLink(pattern); (err == nil) != ok {
			t.Errorf("%q: %v", pattern, err)
		}
	}
}
