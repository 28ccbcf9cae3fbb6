package draw

import "testing"

func TestPath(t *testing.T) {
	for want, points := range map[string][]Point{
		"M0 0L10 0":                               {{0, 0}, {10, 0}},
		"M0 0L12 0Q20 0 20 8L20 40":               {{0, 0}, {20, 0}, {20, 40}},
		"M0 0L18 0Q20 0 20 2L20 2Q20 4 22 4L40 4": {{0, 0}, {20, 0}, {20, 4}, {40, 4}},
	} {
		if got := Path(points); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A line that runs into another one is drawn up to where they are one: the ink of both together is that of both courses,
// once.
func TestVisibleParts(t *testing.T) {
	first := []Point{{0, 0}, {50, 0}, {50, 40}, {100, 40}}
	for name, c := range map[string]struct {
		line, want []Point
	}{
		"turns in further away": {[]Point{{0, -30}, {50, -30}, {50, 40}, {100, 40}}, []Point{{0, -30}, {50, -30}, {50, 8}}},
		"turns in nearer":       {[]Point{{0, 20}, {50, 20}, {50, 40}, {100, 40}}, []Point{{0, 20}, {50, 20}, {50, 28}}},
		"comes straight":        {[]Point{{0, 40}, {100, 40}}, []Point{{0, 40}, {58, 40}}},
		"comes from below":      {[]Point{{0, 90}, {50, 90}, {50, 40}, {100, 40}}, []Point{{0, 90}, {50, 90}, {50, 40}, {58, 40}}},
		"comes later":           {[]Point{{0, 90}, {70, 90}, {70, 40}, {100, 40}}, []Point{{0, 90}, {70, 90}, {70, 40}, {78, 40}}},
		"ends elsewhere":        {[]Point{{0, 20}, {50, 20}, {50, 60}, {100, 60}}, []Point{{0, 20}, {50, 20}, {50, 60}, {100, 60}}},
	} {
		got := visibleParts([]Line{{Points: first}, {Points: c.line}})[1]
		if Path(got) != Path(c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
