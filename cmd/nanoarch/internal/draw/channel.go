package draw

import "slices"

// channel is the way of lines into a port from another band: between the bands, above the port's own.
type channel struct {
	band     int
	from, to int // gaps
	track    int
}

const channelGap = 10.0

// openChannels gives the lines between bands their channels, those into one port one together, and returns how much
// room that takes above each band.
func (r *router) openChannels() []float64 {
	room := make([]float64, r.bands)
	for band := 1; band < r.bands; band++ {
		room[band] = 2 * r.gapY
	}
	var ports []int
	for _, l := range r.links {
		a, b := &r.boxes[l.from], &r.boxes[l.to]
		if a.band == b.band {
			continue
		}
		c, ok := r.channels[l.inPort]
		if !ok {
			c = channel{band: b.band, from: b.col, to: b.col}
			ports = append(ports, l.inPort)
		}
		c.from, c.to = min(c.from, a.col+1), max(c.to, a.col+1)
		r.channels[l.inPort] = c
	}
	var taken [][]channel // on each track
	for _, n := range ports {
		c := r.channels[n]
		free := func(others []channel) bool {
			return !slices.ContainsFunc(others, func(o channel) bool { return o.band == c.band && o.from <= c.to && c.from <= o.to })
		}
		if c.track = slices.IndexFunc(taken, free); c.track < 0 {
			c.track = len(taken)
			taken = append(taken, nil)
		}
		taken[c.track] = append(taken[c.track], c)
		r.channels[n] = c
		room[c.band] = max(room[c.band], 2*r.gapY+float64(c.track)*channelGap)
	}
	return room
}

// channelY returns the height of the channel into a port.
func (r *router) channelY(port int) float64 {
	c := r.channels[port]
	top, _ := r.bounds(c.band)
	return top - r.gapY - float64(c.track)*channelGap
}
