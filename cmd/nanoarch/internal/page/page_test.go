package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// program makes a graph of groups with operations that call each other by chance, forwards and now and then backwards.
func program(groups, each, calls int) *graph.Graph {
	r := rand.New(rand.NewPCG(1, 2))
	g := &graph.Graph{By: "capability", Tiers: []string{"operation", "external"}}
	var operations []string
	for i := range groups {
		group := graph.NodeID(graph.Group, fmt.Sprintf("group%02d", i))
		g.Nodes = append(g.Nodes, graph.Node{ID: group, Kind: graph.Group, Label: fmt.Sprintf("group%02d", i), Status: graph.OK, Attrs: graph.Attrs{Tier: "operation"}})
		for j := range each {
			dir := fmt.Sprintf("services/group%02d/op%02d", i, j)
			n := graph.Node{ID: graph.NodeID(graph.Operation, dir), Kind: graph.Operation, Label: fmt.Sprintf("op%02d", j), Parent: group, Status: graph.OK, File: dir + "/op.go", Line: 7,
				Attrs: graph.Attrs{Package: "example.com/p/" + dir, Role: "operation", In: "In", Out: "Out", Errors: []string{"ErrA", "ErrB"}}}
			g.Nodes = append(g.Nodes, n)
			operations = append(operations, n.ID)
		}
	}
	for i := range calls {
		a, b := r.IntN(len(operations)), r.IntN(len(operations))
		if a > b && i%20 > 0 {
			a, b = b, a
		}
		e := graph.Edge{ID: graph.EdgeID(graph.Calls, operations[a], operations[b], fmt.Sprint(i)), From: operations[a], To: operations[b], Kind: graph.Calls, In: "In", Out: "Out",
			Status: graph.OK, Contract: fmt.Sprint(i), Positions: []string{"x.go:1"}, Failures: []graph.Failure{{Error: "ErrA", Fate: graph.Passed, Starts: "x.go:3"}}}
		if i%10 == 3 {
			e.Status, e.Rule, e.Findings = graph.Violation, "contractonly", []string{"f"}
		}
		if a != b {
			g.Edges = append(g.Edges, e)
		}
	}
	g.Sort()
	return g
}

func written(t *testing.T, p *Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func samplePage(g *graph.Graph) *Page {
	return &Page{Title: "example.com/p", Tool: "nanoarch test", Graph: g, Judged: true, Findings: []Finding{{ID: "f", Rule: "contractonly", Level: "error", Status: "new", File: "x.go", Line: 1, Message: "m"}},
		Survey: &Survey{Imports: map[string]int{"contract": 3, "wiring": 1}}}
}

func TestEqualGraphsGiveEqualPages(t *testing.T) {
	g := program(6, 5, 60)
	want := written(t, samplePage(g))
	for i := range 3 {
		r := rand.New(rand.NewPCG(3, uint64(i)))
		r.Shuffle(len(g.Nodes), func(a, b int) { g.Nodes[a], g.Nodes[b] = g.Nodes[b], g.Nodes[a] })
		r.Shuffle(len(g.Edges), func(a, b int) { g.Edges[a], g.Edges[b] = g.Edges[b], g.Edges[a] })
		if written(t, samplePage(g)) != want {
			t.Fatal("nodes and edges in another order give another page")
		}
	}
}

// TestThePagePolicyAllowsItsOwnPartsOnly holds the content security policy to what is in the file.
func TestThePagePolicyAllowsItsOwnPartsOnly(t *testing.T) {
	p := samplePage(program(3, 3, 12))
	p.Title = `</title><script>hit()</script>`
	p.Graph.Nodes[0].Label = `</script><!--<script>`
	text := written(t, p)
	policy := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(text)
	if policy == nil || !strings.HasPrefix(policy[1], "default-src 'none'; ") {
		t.Fatalf("the policy is %q", policy)
	}
	for _, part := range []string{"script", "style"} {
		blocks := regexp.MustCompile(`(?s)<`+part+`>(.*?)</`+part+`>`).FindAllStringSubmatch(text, -1)
		if len(blocks) != 1 {
			t.Fatalf("%d elements %s", len(blocks), part)
		}
		if want := part + "-src " + hash(blocks[0][1]) + ";"; !strings.Contains(policy[1], want) {
			t.Errorf("the policy %q lacks %s", policy[1], want)
		}
	}
	data := regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>`).FindStringSubmatch(text)
	if data == nil || strings.ContainsAny(data[1], "<>&") {
		t.Error("the data can end its element")
	}
	if !json.Valid([]byte(data[1])) {
		t.Error("the data is no JSON")
	}
	if n := strings.Count(text, "<script"); n != 2+strings.Count(text, `"<script`) {
		t.Errorf("%d scripts", n)
	}
}

// TestScriptsMakeNoMarkup keeps away what would read text as markup or code.
func TestScriptsMakeNoMarkup(t *testing.T) {
	banned := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|createContextualFragment|setAttribute\('style|srcdoc|fetch\(|XMLHttpRequest|WebSocket|import\(|localStorage`)
	files, err := fs.Glob(assets, "assets/*.js")
	if err != nil || len(files) != len(scripts) {
		t.Fatalf("%d scripts in assets, %d in the page, %v", len(files), len(scripts), err)
	}
	for _, name := range files {
		b, err := assets.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := banned.Find(b); found != nil {
			t.Errorf("%s has %s", name, found)
		}
	}
	sheets, _ := fs.Glob(assets, "assets/*.css")
	for _, name := range sheets {
		if b, err := assets.ReadFile(name); err != nil || bytes.Contains(b, []byte("url(")) || bytes.Contains(b, []byte("@import")) {
			t.Errorf("%s loads something, %v", name, err)
		}
	}
	if len(sheets) != len(styles) {
		t.Errorf("%d sheets in assets, %d in the page", len(sheets), len(styles))
	}
}

// TestLinesEndAtTheirBoxes reads places back as data.js does: lines start and end at the sides of what they connect.
func TestLinesEndAtTheirBoxes(t *testing.T) {
	p := samplePage(program(8, 6, 120))
	d, err := p.document()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, v := range d.Views {
		boxes := map[int][4]int{}
		for _, b := range v.Boxes {
			row, h := b.([]any), usualHeight
			if len(row) > 4 {
				if n, ok := row[4].(int); ok {
					h = n
				}
			}
			boxes[row[0].(int)] = [4]int{row[1].(int), row[2].(int), row[3].(int), h}
		}
		for _, l := range v.Lines {
			row := l.([]any)
			if _, ok := row[len(row)-1].(string); ok {
				row = row[:len(row)-1]
			}
			x, y := row[3].(int), row[4].(int)
			at := func(end string, n int) {
				b, ok := boxes[n]
				if !ok || x != b[0] && x != b[0]+b[2] || y < b[1] || y > b[1]+b[3] {
					t.Errorf("%s: the %s of a line at %d %d is not at a side of its box %v", v.Name, end, x, y, b)
				}
			}
			at("start", row[0].(int))
			for i, far := range row[5:] {
				if i%2 == 0 {
					x += far.(int)
				} else {
					y += far.(int)
				}
			}
			at("end", row[1].(int))
			seen++
		}
	}
	if seen < 50 {
		t.Errorf("only %d lines", seen)
	}
}

func TestTooManyLinesAreNotDrawn(t *testing.T) {
	p := samplePage(program(40, 3, 2500))
	d, err := p.document()
	if err != nil {
		t.Fatal(err)
	}
	v := d.Views[0]
	if !slices.Contains(v.Bare, -1) || v.Wide > 4*v.High || v.High > 4*v.Wide {
		t.Errorf("bare %v, %d x %d", v.Bare, v.Wide, v.High)
	}
	if len(v.Edges) < 2000 {
		t.Errorf("%d edges: what is not drawn must still be there", len(v.Edges))
	}
	var top [][]any
	for _, b := range v.Boxes {
		if row := b.([]any); row[3].(int) > 0 && row[0].(int) < 40 {
			top = append(top, row)
		}
	}
	for i, a := range top {
		for _, b := range top[:i] {
			if a[1].(int) < b[1].(int)+b[3].(int) && b[1].(int) < a[1].(int)+a[3].(int) && a[2].(int) == b[2].(int) {
				t.Errorf("boxes %v and %v lie on each other", a, b)
			}
		}
	}
}

func TestOutsideModulesStandTogether(t *testing.T) {
	g := program(2, 2, 3)
	from := g.Nodes[len(g.Nodes)-1].ID
	for i := range 9 {
		id := graph.NodeID(graph.External, fmt.Sprintf("example.org/m%d", i))
		g.Nodes = append(g.Nodes, graph.Node{ID: id, Kind: graph.External, Label: "m", Status: graph.OK})
		g.Edges = append(g.Edges, graph.Edge{ID: graph.EdgeID(graph.Uses, from, id, ""), From: from, To: id, Kind: graph.Uses, Status: graph.OK})
	}
	before := len(g.Nodes)
	x := gathered(g)
	in := 0
	for _, n := range x.Nodes {
		if n.Parent == outside {
			in++
		}
	}
	if in != 9 || len(g.Nodes) != before || slices.ContainsFunc(g.Nodes, func(n graph.Node) bool { return n.Parent == outside }) {
		t.Errorf("%d modules stand together, and the graph itself has %d nodes of %d", in, len(g.Nodes), before)
	}
}

func TestAPageOfNothing(t *testing.T) {
	if text := written(t, &Page{Graph: &graph.Graph{}}); !strings.Contains(text, `"start":"imports"`) {
		t.Error("no page")
	}
}
