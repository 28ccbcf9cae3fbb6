package draw

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// SVG writes a picture as one SVG document that needs nothing else: no script, no font, no other file. It follows the
// reader's light or dark scheme.
func (p *Picture) SVG(w io.Writer) error {
	s := &svg{Writer: bufio.NewWriter(w)}
	const margin = 28.0
	top := margin + 44
	if len(p.Tiers) > 0 {
		top += 26
	}
	width := max(p.Width, 320) + 2*margin
	height := top + p.Height + margin
	s.put(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `, width, " ", height, `" width="`, width, `" height="`, height, `" font-family="`, fontFamily, `">`+"\n")
	s.put("<style>", style, "</style>\n")
	s.put(`<rect class="page" width="`, width, `" height="`, height, `" rx="8"/>`+"\n")
	s.put(`<text class="title" x="`, margin, `" y="`, margin+18.0, `">`, esc(p.Title), "</text>\n")
	s.put(`<text class="sub" x="`, margin, `" y="`, margin+36.0, `">`, esc(p.Summary), "</text>\n")
	s.put(`<g transform="translate(`, margin, " ", top, `)">`+"\n")
	s.scene(&p.Scene, 0)
	s.put("</g>\n</svg>\n")
	return s.Flush()
}

const fontFamily = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,'Liberation Sans',sans-serif"

type svg struct{ *bufio.Writer }

// put writes strings as they are and numbers with up to two decimals. What comes from a graph goes through esc.
func (s *svg) put(parts ...any) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			s.WriteString(p)
		case float64:
			s.WriteString(num(p))
		case int:
			s.WriteString(strconv.Itoa(p))
		default:
			panic(fmt.Sprintf("draw: %T in SVG", p))
		}
	}
}

func num(x float64) string {
	t := strconv.FormatFloat(x, 'f', 2, 64)
	t = strings.TrimRight(strings.TrimRight(t, "0"), ".")
	if t == "-0" {
		return "0"
	}
	return t
}

// esc makes text safe between tags and in quoted attributes.
func esc(text string) string { return escaper.Replace(text) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", "\n", "&#10;")

func (s *svg) scene(sc *Scene, depth int) {
	for i := range sc.Boxes {
		s.box(&sc.Boxes[i], depth)
	}
	for i := range sc.Lines {
		s.line(&sc.Lines[i])
	}
	for i := range sc.Labels {
		s.label(&sc.Labels[i])
	}
}

func (s *svg) box(b *Box, depth int) {
	if b.Inside == nil {
		s.node(b)
		return
	}
	s.put(`<g class="group tier`, b.TierNo%6, `" transform="translate(`, b.X, " ", b.Y, `)"><title>`, esc(b.Full), `</title>`)
	s.put(`<rect class="frame" width="`, b.W, `" height="`, b.H, `" rx="10"/>`)
	if b.Open {
		s.put(`<text class="name" x="12" y="20">`, esc(b.Text), `</text>`)
		s.put(`<text class="note" text-anchor="end" x="`, b.W-12, `" y="20">`, esc(b.Note), `</text>`+"\n")
		s.scene(b.Inside, depth+1)
	} else {
		y := b.H / 2
		s.put(`<text class="name" x="12" y="`, y-3, `">`, esc(b.Text), `</text>`)
		s.put(`<text class="note" x="12" y="`, y+13, `">`, esc(b.Note), `</text>`)
	}
	s.put("</g>\n")
}

func (s *svg) node(b *Box) {
	s.put(`<g class="node" transform="translate(`, b.X, " ", b.Y, `)"><title>`, esc(b.Full), `</title>`)
	s.put(`<rect width="`, b.W, `" height="`, b.H, `" rx="6"/>`)
	x := 10.0
	if b.Tag != "" {
		s.put(`<text class="tag" x="9" y="`, b.H/2+3.5, `">`, esc(strings.ToUpper(b.Tag[:1])), `</text>`)
		x += 14
	}
	s.put(`<text x="`, x, `" y="`, b.H/2+4, `">`, esc(b.Text), "</text></g>\n")
}

func (s *svg) line(l *Line) {
	s.put(`<g class="line `, l.Status, " ", l.Kind, `"><title>`, esc(l.Text), `</title><path d="`, l.Path(), `"/>`)
	if !l.Stub || l.To != "" {
		s.arrow(l)
	}
	s.put("</g>\n")
}

func (s *svg) arrow(l *Line) {
	n := len(l.Points)
	a, b := l.Points[n-2], l.Points[n-1]
	dx := 8.0
	if b.X < a.X {
		dx = -8
	}
	s.put(`<path class="head" d="M`, b.X, " ", b.Y, "l", -dx, " -4v8z", `"/>`)
}

// Path returns the line as SVG path data, with round corners.
func (l *Line) Path() string {
	const radius = 8.0
	pts := l.Points
	var s strings.Builder
	fmt.Fprintf(&s, "M%s %s", num(pts[0].X), num(pts[0].Y))
	for i := 1; i+1 < len(pts); i++ {
		a, b, c := pts[i-1], pts[i], pts[i+1]
		in, out := dist(a, b), dist(b, c)
		if i > 1 {
			in /= 2
		}
		if i+2 < len(pts) {
			out /= 2
		}
		r := min(radius, in, out)
		p, q := toward(b, a, r), toward(b, c, r)
		fmt.Fprintf(&s, "L%s %sQ%s %s %s %s", num(p.X), num(p.Y), num(b.X), num(b.Y), num(q.X), num(q.Y))
	}
	last := pts[len(pts)-1]
	fmt.Fprintf(&s, "L%s %s", num(last.X), num(last.Y))
	return s.String()
}

func dist(a, b Point) float64 { return abs(a.X-b.X) + abs(a.Y-b.Y) }

// toward returns the point that is so far from a on the way to b.
func toward(a, b Point, far float64) Point {
	d := dist(a, b)
	if d == 0 {
		return a
	}
	return Point{a.X + (b.X-a.X)*far/d, a.Y + (b.Y-a.Y)*far/d}
}

func (s *svg) label(l *Label) {
	x, anchor := l.X, ""
	if l.End {
		x, anchor = l.X+l.W, ` text-anchor="end"`
	}
	s.put(`<text class="label`, int(l.Role), `"`, anchor, ` x="`, x, `" y="`, l.Y+l.H-2.5, `">`, esc(l.Text), "</text>\n")
}
