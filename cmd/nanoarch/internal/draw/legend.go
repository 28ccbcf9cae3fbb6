package draw

import "slices"

// legend explains what occurs in a picture, and nothing else.
type legend struct {
	keys   []key
	height float64
}

// key is a sample and its meaning.
type key struct {
	sample string // SVG, 26 pixels wide, around y 0
	text   string
	x, y   float64
}

const (
	keySize   = 11.0
	keySample = 34.0
	keyGap    = 22.0
	keyRow    = 22.0
	keyTop    = 40.0 // below the picture
)

// seen is what a scene and those in it show.
type seen struct {
	nodes, tags, lines, statuses map[string]bool
	count, data                  bool
}

func (p *Picture) legend(room float64) legend {
	s := seen{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, false, false}
	s.scene(&p.Scene)
	var l legend
	for _, k := range edgeKinds {
		if s.lines[k] {
			a, b := Point{0, 0}, Point{26, 0}
			l.add(`<g class="line `+lineClass(k, OK)+`"><path d="M0 0H26"/>`+head(k, a, b)+"</g>", lineWords[k])
		}
	}
	if s.count {
		l.add(`<g class="line"><path d="M0 4H26"/></g><text class="count" x="4" y="1">3</text>`, "number of edges")
	}
	if s.data {
		l.add(`<g class="line"><path d="M0 0H26"/></g><text class="in" x="6" y="-3">In</text><text class="out" x="6" y="10">Out</text>`, "data that goes in, and comes back")
	}
	for _, status := range []string{Violation, Baselined} {
		if s.statuses[status] {
			l.add(`<g class="line `+status+`"><path d="M0 6H26"/></g>`+mark(status, 13, -2), statusWords[status])
		}
	}
	if len(s.nodes) > 1 || !s.nodes[Operation] {
		for _, k := range nodeKinds {
			if s.nodes[k] {
				l.add(`<g class="`+k+`" transform="translate(0 -7)">`+shape(k, 26, 14)+"</g>", k)
			}
		}
	}
	tags := make([]string, 0, len(s.tags))
	for t := range s.tags {
		tags = append(tags, t)
	}
	slices.Sort(tags)
	for _, t := range tags[:min(len(tags), mostTags)] {
		l.add(`<text class="tag" x="20" y="3.3">`+esc(tagLetter(t))+"</text>", shorten(visible(t), keySize, mostNode))
	}
	l.flow(room)
	return l
}

const mostTags = 6

var lineWords = map[string]string{
	Calls: "calls through a contract", Dispatch: "sends to a handler", Implements: "implements", Wires: "wires", Uses: "uses", Imports: "imports",
}

var statusWords = map[string]string{Violation: "breaks a rule", Baselined: "breaks a rule, in the baseline"}

func (l *legend) add(sample, text string) { l.keys = append(l.keys, key{sample: sample, text: text}) }

// flow puts the keys in rows.
func (l *legend) flow(room float64) {
	if len(l.keys) == 0 {
		return
	}
	x, y := 0.0, keyTop
	for i := range l.keys {
		k := &l.keys[i]
		w := keySample + width(k.text, keySize)
		if x > 0 && x+w > room {
			x = 0
			y += keyRow
		}
		k.x, k.y = x, y
		x += w + keyGap
	}
	l.height = y + 6
}

func (s *svg) legend(l legend) {
	for _, k := range l.keys {
		s.put(`<g class="key" transform="translate(`, k.x, " ", k.y, `)">`, k.sample, `<text x="`, keySample, `" y="4">`, esc(k.text), "</text></g>\n")
	}
}

func (s *seen) scene(sc *Scene) {
	for i := range sc.Boxes {
		if b := &sc.Boxes[i]; b.Inside == nil {
			s.nodes[shapeClass(b.Kind)] = true
			if b.Tag != "" {
				s.tags[b.Tag] = true
			}
		} else if b.Open {
			s.scene(b.Inside)
		}
	}
	for i := range sc.Lines {
		l := &sc.Lines[i]
		s.statuses[l.Status] = true
		if l.Status == OK && !l.Stub {
			s.lines[l.Kind] = true
		}
	}
	for i := range sc.Labels {
		switch sc.Labels[i].Role {
		case CountLabel:
			s.count = true
		case InLabel, OutLabel:
			s.data = true
		}
	}
}
