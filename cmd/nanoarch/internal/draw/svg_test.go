package draw

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the pictures in testdata anew")

// The pictures in testdata are to be looked at when they change.
func TestGolden(t *testing.T) {
	for _, c := range cases(t) {
		if c.name != "kinds" && c.name != "synthetic-10" {
			continue
		}
		got, file := render(t, layout(t, c.graph, Options{})), "testdata/"+c.name+".svg"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s differs; look at it and run with -args -update:\n%s", file, diff)
		}
	}
}

// hostile is a graph by somebody who wants to get something into the page, or to make a reader see another name.
func hostile() Graph {
	names := []string{
		`<img src=x onerror=alert(1)>`, `</title><script>alert(1)</script>`, `"><rect onload="alert(1)"/>`, `' onclick='x`, `&lt;b&gt;`, `]]>`,
		"right\u202eto\u202cleft", "zero\u200bwidth", "bell\x07and\x00nul", "broken\xff\xfeutf8", "line\nbreak\tand tab", "\ufffe\uffff", "\U000e0041tag",
		strings.Repeat("long", 1250), strings.Repeat("界", 300), strings.Repeat("e\u0301", 400), "  ", "",
	}
	g := Graph{Title: names[1] + names[6], Tiers: []string{`<tier>"'&`}}
	g.Nodes = append(g.Nodes, Node{ID: `g"<>&`, Kind: `"><script>`, Label: names[0], Tier: `<tier>"'&`, Tag: "<t>", File: "a\"<b>.go", Line: 3})
	for i, n := range names {
		id := string(rune('a'+i)) + n
		g.Nodes = append(g.Nodes, Node{ID: id, Kind: names[i%3], Label: n, Parent: `g"<>&`, Tag: n, File: n, Link: "javascript:alert(1)"})
		g.Nodes = append(g.Nodes, Node{ID: "top" + id, Kind: Operation, Label: n, Link: `https://host/?a="><script>`})
		g.Edges = append(g.Edges, Edge{ID: "e" + id, From: id, To: "top" + id, Kind: n, In: n, Out: n, Errors: []string{n}, Status: []string{"", Violation, Baselined, n}[i%4], Rule: n, Positions: []string{n}})
	}
	return g
}

func TestHostileNames(t *testing.T) {
	g := hostile()
	for _, o := range []Options{{}, {Detail: Always}, {Closed: func(string) bool { return true }}} {
		p := layout(t, g, o)
		for _, f := range faults(&p.Scene) {
			t.Error(f)
		}
		doc := render(t, p)
		checkDocument(t, doc)
		if o.Closed == nil && !strings.Contains(doc, "<title>"+strings.Repeat("long", 1250)) {
			t.Error("the full name of what was shortened is nowhere")
		}
		for _, b := range p.Boxes {
			if utf8.RuneCountInString(b.Label) > 60 {
				t.Errorf("%d characters of a name are shown", utf8.RuneCountInString(b.Label))
			}
		}
	}
}

// checkDocument reports what may not be in a picture: anything but shapes and text, anything that runs, loads or leads
// elsewhere than to a page, and characters that are not seen.
func checkDocument(t *testing.T, doc string) {
	t.Helper()
	allowed := "svg title desc style rect g a path text circle"
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !strings.Contains(" "+allowed+" ", " "+e.Name.Local+" ") {
			t.Errorf("element %s", e.Name.Local)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "https://") {
				t.Errorf("attribute %s=%q", a.Name.Local, a.Value)
			}
		}
	}
	for _, r := range doc {
		if r != '\n' && r != '\uFFFD' && hidden(r) {
			t.Errorf("character %U", r)
		}
	}
	if !utf8.ValidString(doc) {
		t.Error("not UTF-8")
	}
}

func FuzzNames(f *testing.F) {
	for _, n := range hostile().Nodes {
		f.Add(n.Label, n.Kind)
	}
	f.Fuzz(func(t *testing.T, name, other string) {
		g := Graph{Title: name, Tiers: []string{other}, Nodes: []Node{{ID: "a", Kind: other, Label: name, Parent: "b"}, {ID: "b", Label: other, Tier: other}, {ID: "c", Tag: name, Link: other}},
			Edges: []Edge{{ID: "e", From: "a", To: "c", Kind: other, In: name, Out: other, Status: Violation, Rule: name}}}
		p, err := Layout(g, Options{Detail: Always})
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults(&p.Scene) {
			t.Error(fault)
		}
		checkDocument(t, render(t, p))
	})
}

// Who cannot see colours, or the picture, is told the same.
func TestToldTwice(t *testing.T) {
	doc := render(t, layout(t, kinds(), Options{}))
	for _, want := range []string{
		`role="graphics-document document"`, `aria-label="All kinds"`, "<title>All kinds</title>", "<desc>12 parts in 2 groups",
		"place imports reserve, breaks contractonly", // in desc, and at the line
		"@media (prefers-color-scheme:dark)",
		".violation path{stroke-width:1.9;stroke-dasharray:8 4}", ".baselined path{stroke-width:1.6;stroke-dasharray:8 3 2 3}",
		`<circle class="disc"`, `<circle class="ring"`, ">contractonly</text>", ">unclassified</text>",
	} {
		if !strings.Contains(doc, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// Text has a contrast of 4.5 to what is behind it, lines and outlines that matter of 3, in both schemes (WCAG 2 AA).
func TestContrast(t *testing.T) {
	for name, p := range map[string]palette{"light": light, "dark": dark} {
		grounds := []string{p.page, p.frame, p.node}
		for _, tint := range p.tint {
			grounds = append(grounds, tint[0])
		}
		for _, ground := range grounds {
			for what, c := range map[string]string{"ink": p.ink, "text": p.text, "dim": p.dim, "violation": p.violation, "baselined": p.baselined} {
				if r := contrast(c, ground); r < 4.5 {
					t.Errorf("%s: %s %s on %s has a contrast of %.2f", name, what, c, ground, r)
				}
			}
			if r := contrast(p.line, ground); r < 3 {
				t.Errorf("%s: line %s on %s has a contrast of %.2f", name, p.line, ground, r)
			}
		}
	}
}

func contrast(a, b string) float64 {
	luminance := func(c string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(c[1+2*i:3+2*i], 16, 8)
			if err != nil {
				panic(err)
			}
			x := float64(n) / 255
			if x <= 0.04045 {
				x /= 12.92
			} else {
				x = math.Pow((x+0.055)/1.055, 2.4)
			}
			sum += weight * x
		}
		return sum + 0.05
	}
	x, y := luminance(a), luminance(b)
	return max(x, y) / min(x, y)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteFails(t *testing.T) {
	if err := layout(t, kinds(), Options{}).SVG(failing{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}
