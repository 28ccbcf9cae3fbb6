package till

// part is data of its own.
type part struct{ n int }

func (p part) double() int { return p.n * 2 }
