package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// picture says how to write a graph.
type picture struct {
	format string
	engine string
	link   graph.Link
}

// write writes a graph. What a reader of the picture must know goes to notes, too.
func (p *picture) write(ctx context.Context, g *graph.Graph, w, notes io.Writer) error {
	switch p.format {
	case "json":
		return g.JSON(w)
	case "dot":
		_, err := io.WriteString(w, g.DOT(p.link))
		return err
	case "mermaid":
		text, note, err := g.Mermaid(p.link, graph.DefaultBudget)
		if err != nil {
			return err
		}
		if note != "" {
			fmt.Fprintln(notes, "nanoarch: "+note)
		}
		_, err = io.WriteString(w, text)
		return err
	}
	if p.engine == "dot" {
		return graphviz(ctx, g.DOT(p.link), w)
	}
	return p.svg(g, w)
}

// graphviz has the dot of this machine draw a graph as svg.
func graphviz(ctx context.Context, dot string, w io.Writer) error {
	path, err := exec.LookPath("dot")
	if err != nil {
		return errors.New("--engine dot needs Graphviz: there is no dot on PATH; --engine own needs nothing")
	}
	var errs bytes.Buffer
	c := exec.CommandContext(ctx, path, "-Tsvg")
	c.Stdin, c.Stdout, c.Stderr = bytes.NewBufferString(dot), w, &errs
	if err := c.Run(); err != nil {
		return fmt.Errorf("dot cannot draw it: %w: %s", err, bytes.TrimSpace(errs.Bytes()))
	}
	return nil
}
