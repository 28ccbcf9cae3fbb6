package draw

import (
	"fmt"
	"testing"
)

func BenchmarkLayout(b *testing.B) {
	for _, c := range []struct{ operations, groups int }{{10, 3}, {60, 7}, {150, 12}, {300, 13}, {2000, 60}} {
		b.Run(fmt.Sprint(c.operations), func(b *testing.B) {
			g := synthetic(c.operations, c.groups)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Layout(g, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
