package draw

import (
	"fmt"
	"io"
	"testing"
)

func BenchmarkLayout(b *testing.B) {
	for _, c := range []struct{ operations, groups int }{{10, 3}, {60, 7}, {150, 12}, {300, 13}, {2000, 60}} {
		g := synthetic(c.operations, c.groups)
		b.Run(fmt.Sprint(c.operations), func(b *testing.B) {
			b.ReportAllocs()
			used := processorTime()
			for b.Loop() {
				if _, err := Layout(g, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((processorTime()-used).Seconds()*1e3/float64(b.N), "cpu-ms/op")
		})
	}
}

// BenchmarkCrowd is a graph that nobody can read. It may take long, but not for ever.
func BenchmarkCrowd(b *testing.B) {
	g := crowd(300, 3000)
	for b.Loop() {
		layout(b, g, Options{})
	}
}

func BenchmarkSVG(b *testing.B) {
	p := layout(b, synthetic(150, 12), Options{})
	b.ReportAllocs()
	for b.Loop() {
		if err := p.SVG(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
