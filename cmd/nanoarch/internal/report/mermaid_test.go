package report

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

var (
	mermaidNode = regexp.MustCompile(`^  n\d+\["((?:#\d+;|[\pL\p{Nd} ./_,-])*(?:\.\.\.)?)(?:<br/>((?:#\d+;|[\pL\p{Nd} ./_,-])*))?"\]$`)
	mermaidEdge = regexp.MustCompile(`^  n\d+ -->\|"((?:#\d+;|[\pL\p{Nd} ./_,-])*)"\| n\d+$`)
	mermaidRest = regexp.MustCompile(`^(flowchart LR|  classDef broken stroke:#c00,stroke-width:2px|  class n\d+(,n\d+)* broken|  linkStyle \d+(,\d+)* [a-z:#0-9,-]+)$`)
)

// checkMermaid holds a chart to the few forms of lines that there are, and to its bounds.
func checkMermaid(t testing.TB, chart string) (nodes, edges int) {
	t.Helper()
	for line := range strings.Lines(chart) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case mermaidNode.MatchString(line):
			nodes++
		case mermaidEdge.MatchString(line):
			edges++
		case !mermaidRest.MatchString(line):
			t.Errorf("not our line: %q", line)
		}
	}
	if nodes > mermaidNodes || edges > mermaidEdges {
		t.Errorf("%d nodes and %d edges", nodes, edges)
	}
	return nodes, edges
}

func TestMermaid(t *testing.T) {
	chart, left := mermaid(everything())
	if nodes, edges := checkMermaid(t, chart); nodes != 5 || edges != 3 || left != 0 {
		t.Errorf("%d nodes, %d edges, %d left:\n%s", nodes, edges, left, chart)
	}
	d := document()
	for i := range 20 {
		for k := range 20 {
			f := broken
			f.Edges = []Edge{{fmt.Sprintf("example.com/from/%02d", i), fmt.Sprintf("example.com/to/%02d", k)}}
			d.Findings = append(d.Findings, f)
		}
	}
	chart, left = mermaid(d)
	if nodes, edges := checkMermaid(t, chart); edges != mermaidEdges || left != 400-edges || nodes != 26 {
		t.Errorf("%d nodes, %d edges, %d left", nodes, edges, left)
	}
	if chart, _ := mermaid(document(broken)); chart != "" {
		t.Errorf("a picture of one box:\n%s", chart)
	}
}

func TestCommonPath(t *testing.T) {
	for want, names := range map[string][]string{
		"example.com/shop/": {"example.com/shop/orders/place", "example.com/shop/catalog/quote", "github.com/x/y", "orders"},
		"":                  {"orders", "catalog"},
		"a/":                {"a/b", "a/bc"},
	} {
		if got := commonPath(names); got != want {
			t.Errorf("%v share %q, want %q", names, got, want)
		}
	}
}
