package draw

import "math"

// pack puts the boxes without lines below the others, as far from the left: in rows, in the order of their names. Small
// ones stand in columns, so that their edges are in line.
func (p *plan) pack(gap, indent float64) {
	if len(p.alone) == 0 {
		return
	}
	area, widest, even := p.width*p.height, 0.0, true
	for _, v := range p.alone {
		b := &p.boxes[v]
		area += (b.w + gap) * (b.h + gap)
		widest = max(widest, b.w)
		even = even && b.sharing
	}
	room := max(p.width, math.Sqrt(area*packAspect), widest)
	top := p.height
	if p.width > 0 {
		top += p.gapY * 1.5
	}
	if even {
		p.grid(room, top, gap, indent)
	} else {
		p.shelves(room, top, gap, indent)
	}
}

// packAspect is how much wider than high a picture may become by boxes without lines.
const packAspect = 2.2

// grid fills as many columns as fit, evenly.
func (p *plan) grid(room, top, gap, indent float64) {
	var wide []float64
	for cols := len(p.alone); ; cols-- {
		rows := (len(p.alone) + cols - 1) / cols
		cols = (len(p.alone) + rows - 1) / rows
		wide = make([]float64, cols)
		total := gap * float64(cols-1)
		for i, v := range p.alone {
			wide[i%cols] = max(wide[i%cols], p.boxes[v].w)
		}
		for _, w := range wide {
			total += w
		}
		if total <= room || cols == 1 {
			break
		}
	}
	x, y := indent, top
	for i, v := range p.alone {
		c := i % len(wide)
		if c == 0 && i > 0 {
			x = indent
			y += p.boxes[v].h + gap
		}
		b := &p.boxes[v]
		b.x, b.y, b.w = x, y, wide[c]
		x += b.w + gap
		p.width, p.height = max(p.width, b.x+b.w+indent), max(p.height, b.y+b.h)
	}
}

// shelves fills rows as text is filled in.
func (p *plan) shelves(room, top, gap, indent float64) {
	x, y, high := indent, top, 0.0
	for _, v := range p.alone {
		b := &p.boxes[v]
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
