package draw

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// Space around a picture, in pixels.
const (
	margin     = 32.0
	headHeight = 56.0 // title and summary
	tierHeight = 30.0 // names of the tiers
	leastWidth = 420.0
)

// SVG writes the picture as one document that needs nothing else: no script, no font, no other file. It follows the
// reader's light or dark scheme, and says by dashes, marks and words what it says by colour.
func (p *Picture) SVG(w io.Writer) error {
	s := &svg{Writer: bufio.NewWriter(w)}
	inner := max(p.Width, leastWidth, width(p.Summary, subSize))
	legend := p.legend(inner)
	top := margin + headHeight
	if len(p.Tiers) > 0 {
		top += tierHeight
	}
	wide, high := inner+2*margin, top+p.Height+legend.height+margin
	s.put(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `, wide, " ", high, `" width="`, wide, `" height="`, high,
		`" role="graphics-document document" aria-label="`, esc(p.Title), `" font-family="`, fonts, "\">\n")
	s.put("<title>", esc(p.Title), "</title>\n<desc>", esc(p.Text), "</desc>\n<style>", sheet, "</style>\n")
	s.put(`<rect class="page" width="`, wide, `" height="`, high, "\" rx=\"10\"/>\n")
	s.put(`<text class="title" x="`, margin, `" y="`, margin+16, `">`, esc(shorten(p.Title, titleSize*boldness, inner)), "</text>\n")
	s.put(`<text class="sub" x="`, margin, `" y="`, margin+36, `">`, esc(p.Summary), "</text>\n")
	s.put(`<g transform="translate(`, margin, " ", top, ")\">\n")
	for _, t := range p.Tiers {
		s.put(`<path class="rule" d="M`, t.Left, " -14H", t.Right, `"/><text class="tier" x="`, t.Left, `" y="-21">`,
			esc(shorten(strings.ToUpper(t.Name), labelSize*1.25, t.Right-t.Left)), "</text>\n")
	}
	s.scene(&p.Scene)
	s.put("</g>\n")
	s.put(`<g class="legend" aria-label="Legend" transform="translate(`, margin, " ", top+p.Height, ")\">\n")
	s.legend(legend)
	s.put("</g>\n</svg>\n")
	return s.Flush()
}

// svg writes. Errors are kept until Flush.
type svg struct{ *bufio.Writer }

// put writes strings as they are, and numbers with up to two decimals. What comes from a graph goes through esc first.
func (s *svg) put(parts ...any) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			_, _ = s.WriteString(p)
		case float64:
			_, _ = s.WriteString(num(p))
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

// scene draws lines under boxes' texts and over their frames: a line that leads into a box ends at its edge.
func (s *svg) scene(sc *Scene) {
	for i := range sc.Boxes {
		s.box(&sc.Boxes[i])
	}
	for i, points := range visibleParts(sc.Lines) {
		s.line(&sc.Lines[i], points)
	}
	for i := range sc.Labels {
		s.label(&sc.Labels[i])
	}
}

func (s *svg) box(b *Box) {
	if b.Inside == nil {
		s.node(b)
		return
	}
	class := "group"
	if b.Tier >= 0 {
		class += " t" + strconv.Itoa(b.Tier%tints)
	}
	s.put(`<g class="`, class, `" role="graphics-object group" transform="translate(`, b.X, " ", b.Y, `)"><title>`, esc(b.Text), "</title>")
	s.put(`<rect class="frame" width="`, b.W, `" height="`, b.H, `" rx="10"/>`)
	if !b.Open {
		s.put(`<text class="name" x="12" y="`, b.H/2-3, `">`, esc(b.Label), `</text><text class="note" x="12" y="`, b.H/2+13, `">`, esc(b.Note), "</text></g>\n")
		return
	}
	s.put(`<text class="name" x="12" y="20">`, esc(b.Label), `</text><text class="note end" x="`, b.W-12, `" y="20">`, esc(b.Note), "</text>\n")
	s.scene(b.Inside)
	s.put("</g>\n")
}

func (s *svg) node(b *Box) {
	s.put(`<g class="node `, shapeClass(b.Kind), `" role="graphics-symbol img" transform="translate(`, b.X, " ", b.Y, `)">`)
	if safeLink(b.Link) {
		s.put(`<a href="`, esc(b.Link), `">`)
	}
	s.put("<title>", esc(b.Text), "</title>", shape(b.Kind, b.W, b.H))
	x := nodePad
	if b.Tag != "" {
		s.put(`<text class="tag" x="`, x-1, `" y="`, b.H/2+3.3, `">`, esc(tagLetter(b.Tag)), "</text>")
		x += tagRoom - 3
	}
	s.put(`<text x="`, x, `" y="`, b.H/2+4, `">`, esc(b.Label), "</text>")
	if safeLink(b.Link) {
		s.put("</a>")
	}
	s.put("</g>\n")
}

// safeLink reports whether a link leads to a page: a picture must not run what a graph says.
func safeLink(link string) bool {
	return strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://")
}

// tagLetter is what stands in a node for its tag.
func tagLetter(tag string) string {
	for _, r := range visible(tag) {
		return strings.ToUpper(string(r))
	}
	return ""
}

func (s *svg) line(l *Line, points []Point) {
	s.put(`<g class="line `, lineClass(l.Kind, l.Status), `"><title>`, esc(l.Text), `</title><path d="`, Path(points), `"/>`)
	if n := len(l.Points); points[len(points)-1] == l.Points[n-1] && l.Head {
		s.put(head(l.Kind, l.Points[n-2], l.Points[n-1]))
	}
	s.put("</g>\n")
}

func (s *svg) label(l *Label) {
	x, y, class := l.X, l.Y+l.H-2.5, labelClass[l.Role]
	if l.Status == Baselined && l.Role == RuleLabel {
		class = "owed"
	}
	if l.End {
		x, class = l.X+l.W, class+" end"
	}
	if l.Role == RuleLabel {
		towards := 1.0 // the mark comes first, seen from the box
		if l.End {
			towards = -1
		}
		s.put(mark(l.Status, x+6*towards, y-3.5))
		x += markRoom * towards
	}
	s.put(`<text class="`, class, `" x="`, x, `" y="`, y, `">`, esc(l.Text))
	if l.Full != l.Text {
		s.put("<title>", esc(l.Full), "</title>")
	}
	s.put("</text>\n")
}
