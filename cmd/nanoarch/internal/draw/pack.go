package draw

import "math"

// pack puts the boxes without lines below the others, as far from the left: in rows, in the order of their names. Small
// ones stand in columns, so that their edges are in line.
func (p *plan) pack(gap, indent float64) {
	var alone []*planBox
	for v := range p.boxes {
		if b := &p.boxes[v]; b.alone {
			alone = append(alone, b)
		}
	}
	if len(alone) == 0 {
		return
	}
	area, widest, even := p.width*p.height, 0.0, true
	for _, b := range alone {
		area += float64((b.w + gap) * (b.h + gap))
		widest = max(widest, b.w)
		even = even && b.sharing
	}
	room := max(p.width, math.Sqrt(area*packAspect), widest)
	top := p.height
	if p.width > 0 {
		top += p.gapY * 1.5
	}
	if even {
		p.grid(alone, room, top, gap, indent)
	} else {
		p.shelves(alone, room, top, gap, indent)
	}
}

// packAspect is how much wider than high a picture may become by boxes without lines.
const packAspect = 2.2

// grid fills as many columns as fit, evenly.
func (p *plan) grid(alone []*planBox, room, top, gap, indent float64) {
	var wide []float64
	for cols := len(alone); ; cols-- {
		rows := (len(alone) + cols - 1) / cols
		cols = (len(alone) + rows - 1) / rows
		wide = make([]float64, cols)
		total := gap * float64(cols-1)
		for i, b := range alone {
			wide[i%cols] = max(wide[i%cols], b.w)
		}
		for _, w := range wide {
			total += w
		}
		if total <= room || cols == 1 {
			break
		}
	}
	x, y := indent, top
	for i, b := range alone {
		c := i % len(wide)
		if c == 0 && i > 0 {
			x = indent
			y += b.h + gap
		}
		b.x, b.y, b.w = x, y, wide[c]
		x += b.w + gap
		p.width, p.height = max(p.width, b.x+b.w+indent), max(p.height, b.y+b.h)
	}
}

// shelves fills rows as text is filled in.
func (p *plan) shelves(alone []*planBox, room, top, gap, indent float64) {
	x, y, high := indent, top, 0.0
	for _, b := range alone {
		if x > indent && x+b.w > room {
			x = indent
			y += high + gap
			high = 0
		}
		b.x, b.y = x, y
		x += b.w + gap
		high = max(high, b.h)
		p.width, p.height = max(p.width, b.x+b.w+indent), max(p.height, y+high)
	}
}
