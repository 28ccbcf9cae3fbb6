package draw

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var pictures = flag.String("pictures", "", "folder to write the pictures of the test graphs to, for people to look at")

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("asked for by -pictures only")
	}
	for _, c := range cases(t) {
		for suffix, o := range map[string]Options{"": {}, "-closed": {Closed: func(string) bool { return true }}} {
			svg := render(t, layout(t, c.graph, o))
			if err := os.WriteFile(filepath.Join(*pictures, c.name+suffix+".svg"), []byte(svg), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
