package draw

import "slices"

// place gives every vertex its height: boxes and lanes come near to the straight line between their neighbours, in the
// order of their layer.
func (p *plan) place() {
	p.tall()
	p.connect()
	p.stack()
	p.sweepLevels(false)
	p.slide()
	p.sweepLevels(false)
	p.reorder()
	for range 2 {
		before, bends := p.heights(), p.bends()
		p.sweepLevels(true)
		p.slide()
		if p.bends() > bends {
			p.setHeights(before)
			break
		}
	}
	p.closeUp()
	p.snap()
}

// snap moves lanes by a little if that makes more of their pieces straight: a small step looks like a mistake.
func (p *plan) snap() {
	const little = 6
	for v := len(p.boxes); v < len(p.vs); v++ {
		straight := func(y float64) (n int) {
			for _, want := range p.pulls(v, nil) {
				if abs(want-y) < 0.01 {
					n++
				}
			}
			return n
		}
		best, most := p.vs[v].y, straight(p.vs[v].y)
		for _, want := range p.pulls(v, nil) {
			if n := straight(want); n > most && abs(want-p.vs[v].y) < little && p.free(v, want, 2) {
				best, most = want, n
			}
		}
		p.vs[v].y = best
	}
}

func (p *plan) sweepLevels(straight bool) {
	for sweep := range placeSweeps {
		p.level(sweep%2 == 0, straight)
	}
}

// bends tells how crooked lines are: how far they go up and down in all, and a fixed amount for each piece that does.
func (p *plan) bends() float64 {
	const bend = 24
	sum := 0.0
	for _, s := range p.segs {
		if d := abs(p.endY(s.a, s.aPort) - p.endY(s.b, s.bPort)); d > 0.5 {
			sum += bend + d
		}
	}
	return sum
}

// heights returns where vertices and ports are, for setHeights.
func (p *plan) heights() []float64 {
	ys := make([]float64, 0, len(p.vs)+len(p.ports))
	for _, v := range p.vs {
		ys = append(ys, v.y)
	}
	for _, q := range p.ports {
		ys = append(ys, q.off)
	}
	return ys
}

func (p *plan) setHeights(ys []float64) {
	for i := range p.vs {
		p.vs[i].y = ys[i]
	}
	for i := range p.ports {
		p.ports[i].off = ys[len(p.vs)+i]
	}
}

const placeSweeps = 12

// connect lists the segs.
func (p *plan) connect() {
	seen := map[seg]bool{}
	p.segs = nil
	for v := range p.vs {
		p.vs[v].segs = nil
	}
	for i := range p.links {
		l := &p.links[i]
		if p.boxes[l.from].layerless(&p.boxes[l.to]) {
			continue
		}
		for j := 1; j < len(l.path); j++ {
			s := seg{l.path[j-1], l.path[j], -1, -1}
			if j == 1 {
				s.aPort = l.outPort
			}
			if j == len(l.path)-1 {
				s.bPort = l.inPort
			}
			if p.vs[s.a].layer > p.vs[s.b].layer {
				s = seg{s.b, s.a, s.bPort, s.aPort}
			}
			if !seen[s] {
				seen[s] = true
				p.vs[s.a].segs = append(p.vs[s.a].segs, len(p.segs))
				p.vs[s.b].segs = append(p.vs[s.b].segs, len(p.segs))
				p.segs = append(p.segs, s)
			}
		}
	}
}

// apart returns how far the middles of two vertices must be from each other, the first above the second.
func (p *plan) apart(a, b int) float64 {
	u, v := &p.vs[a], &p.vs[b]
	gap := p.gapY
	switch {
	case u.lane && v.lane:
		gap = laneGap
	case u.lane || v.lane:
		gap = float64(p.gapY * 0.6)
	case p.boxes[a].end != 0:
		gap = 0
	}
	if u.part != v.part {
		gap += p.gapY / 2
	}
	return (u.h+v.h)/2 + gap
}

const laneGap = 4.0

// stack puts the layers' vertices one under the other.
func (p *plan) stack() {
	for _, layer := range p.layers {
		y := 0.0
		for i, v := range layer {
			if i > 0 {
				y += p.apart(layer[i-1], v)
			}
			p.vs[v].y = y
		}
	}
}

// level moves the vertices of all layers towards their neighbours: to the mean of where these would like them, or, so
// that lines become straight, to what is nearest to the mean.
func (p *plan) level(down, straight bool) {
	var f fit
	var ys []float64
	for i := range p.layers {
		layer := p.layers[i]
		if !down {
			layer = p.layers[len(p.layers)-1-i]
		}
		f.reset(straight)
		off := 0.0
		for j, v := range layer {
			if j > 0 {
				off += p.apart(layer[j-1], v)
			}
			want, weight := p.vs[v].y, 0.05
			if ys = p.pulls(v, ys[:0]); len(ys) > 0 {
				want, weight = ys[0], float64(len(ys))
				if straight {
					want = nearMean(ys, want)
				} else {
					want = mean(ys)
				}
				if p.vs[v].lane {
					weight *= 4
				}
			}
			f.add(want, weight, off)
		}
		f.places(func(j int, base, off float64) { p.vs[layer[j]].y = base + off })
	}
}

// pulls lists where each seg of a vertex would like it to be. Lanes pull harder, so that long lines are straight.
func (p *plan) pulls(v int, ys []float64) []float64 {
	for _, i := range p.vs[v].segs {
		s := &p.segs[i]
		at, own, other, n := s.b, s.bPort, s.a, s.aPort
		if v == s.a {
			at, own, other, n = s.a, s.aPort, s.b, s.bPort
		}
		y := p.endY(other, n) - (p.endY(at, own) - p.vs[v].y)
		ys = append(ys, y)
		if p.vs[other].lane {
			ys = append(ys, y)
		}
	}
	return ys
}

func mean(ys []float64) float64 {
	sum := 0.0
	for _, y := range ys {
		sum += y
	}
	return sum / float64(len(ys))
}

// closeUp moves each connected part up to the ones above it.
func (p *plan) closeUp() {
	parts := 0
	for _, layer := range p.layers {
		if len(layer) > 0 {
			parts = max(parts, p.vs[layer[len(layer)-1]].part+1)
		}
	}
	above := make([]int, len(p.layers)) // vertices of a layer that belong to earlier parts
	for part := range parts {
		room := float64(far)
		for i, layer := range p.layers {
			if k := above[i]; k > 0 && k < len(layer) && p.vs[layer[k]].part == part {
				room = min(room, p.vs[layer[k]].y-p.vs[layer[k-1]].y-p.apart(layer[k-1], layer[k]))
			}
		}
		for i, layer := range p.layers {
			for ; above[i] < len(layer) && p.vs[layer[above[i]]].part == part; above[i]++ {
				if room < far {
					p.vs[layer[above[i]]].y -= room
				}
			}
		}
	}
}

// bounds returns the upper and lower edge of the vertices of a band.
func (p *plan) bounds(band int) (top, bottom float64) {
	first := true
	for _, layer := range p.layers[band*p.cols : (band+1)*p.cols] {
		for _, v := range layer {
			t, b := p.vs[v].y-p.vs[v].h/2, p.vs[v].y+p.vs[v].h/2
			if first {
				top, bottom, first = t, b, false
			}
			top, bottom = min(top, t), max(bottom, b)
		}
	}
	return top, bottom
}

// below moves the bands one under the other and leaves room for the channels between them.
func (p *plan) below(channels []float64) {
	y := 0.0
	for band := range p.bands {
		y += channels[band]
		top, bottom := p.bounds(band)
		for _, v := range slices.Concat(p.layers[band*p.cols : (band+1)*p.cols]...) {
			p.vs[v].y += y - top
		}
		y += bottom - top
	}
	p.height = y
}
