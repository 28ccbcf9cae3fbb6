package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// document is the order of the fields of a graph as JSON.
type document struct {
	Schema string    `json:"schema"`
	View   string    `json:"view"`
	By     string    `json:"by"`
	Tiers  []string  `json:"tiers"`
	Nodes  []Node    `json:"nodes"`
	Edges  []Edge    `json:"edges"`
	Errors []Problem `json:"errors"`
}

// JSON writes the graph as nanoarch.graph/1: one node or edge a line, so that a change of one is a change of one line.
func (g *Graph) JSON(w io.Writer) error {
	l := lines{}
	l.b.Grow(1 << 10 * (len(g.Nodes) + len(g.Edges)))
	l.e = json.NewEncoder(&l.b)
	l.e.SetEscapeHTML(false)
	l.b.WriteString("{\n \"schema\": ")
	l.value(Schema)
	l.b.WriteString(",\n \"view\": ")
	l.value(g.View)
	l.b.WriteString(",\n \"by\": ")
	l.value(g.By)
	l.b.WriteString(",\n \"tiers\": ")
	l.value(append([]string{}, g.Tiers...))
	l.b.WriteString(",\n \"nodes\": [")
	for i := range g.Nodes {
		l.line(i, &g.Nodes[i])
	}
	l.end(len(g.Nodes))
	l.b.WriteString(",\n \"edges\": [")
	for i := range g.Edges {
		e := g.Edges[i]
		e.Errors, e.Positions = append([]string{}, e.Errors...), append([]string{}, e.Positions...)
		l.line(i, &e)
	}
	l.end(len(g.Edges))
	l.b.WriteString(",\n \"errors\": [")
	for i := range g.Errors {
		l.line(i, &g.Errors[i])
	}
	l.end(len(g.Errors))
	l.b.WriteString("\n}\n")
	if l.err != nil {
		return l.err
	}
	_, err := w.Write(l.b.Bytes())
	return err
}

// lines writes values, a line each.
type lines struct {
	b   bytes.Buffer
	e   *json.Encoder
	err error
}

func (l *lines) value(v any) {
	if err := l.e.Encode(v); err != nil && l.err == nil {
		l.err = err
	}
	l.b.Truncate(max(0, l.b.Len()-1)) // the encoder's newline
}

func (l *lines) line(i int, v any) {
	if i > 0 {
		l.b.WriteByte(',')
	}
	l.b.WriteString("\n  ")
	l.value(v)
}

func (l *lines) end(n int) {
	if n > 0 {
		l.b.WriteString("\n ")
	}
	l.b.WriteByte(']')
}

// Parse reads what JSON wrote.
func Parse(b []byte) (*Graph, error) {
	var d document
	if err := json.Unmarshal(b, &d); err != nil {
		return nil, fmt.Errorf("this is no graph: %w", err)
	}
	if d.Schema != Schema {
		return nil, fmt.Errorf("this is no %s document but %q", Schema, d.Schema)
	}
	return &Graph{View: d.View, By: d.By, Tiers: d.Tiers, Nodes: d.Nodes, Edges: d.Edges, Errors: d.Errors}, nil
}
