package draw

import (
	"strings"
	"testing"
)

func layout(t testing.TB, g Graph, o Options) *Picture {
	t.Helper()
	p, err := Layout(g, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func render(t testing.TB, p *Picture) string {
	t.Helper()
	var s strings.Builder
	if err := p.SVG(&s); err != nil {
		t.Fatal(err)
	}
	return s.String()
}
