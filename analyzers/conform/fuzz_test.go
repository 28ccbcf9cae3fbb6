package conform

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// FuzzDecode: damaged records give an error and nothing worse; what is read is written again as it was.
func FuzzDecode(f *testing.F) {
	b := record(f, whole).Encode()
	f.Add(b)
	f.Add(bytes.Replace(b, []byte(`"dir"`), []byte(`"dri"`), 1))
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Decode(b)
		if err != nil {
			return
		}
		again, err := Decode(r.Encode())
		if err != nil || again.Hash() != r.Hash() {
			t.Fatalf("written again it is another one: %v", err)
		}
	})
}

// FuzzCompare: whatever a package that compiles holds, a comparison ends, gives the same twice, and stays in the files.
func FuzzCompare(f *testing.F) {
	s := rand.New(rand.NewPCG(1, 1))
	for range 4 {
		f.Add(filledText(s, whole))
	}
	f.Add("package op\n\nfunc init() {}\n\ntype In = In2\n\ntype In2 struct{ x func(In) }\n")
	f.Add("package op\n\nfunc f() {\n\tgoto a\na:\n}\n")
	r := record(f, whole)
	f.Fuzz(func(t *testing.T, text string) {
		files := map[string]string{"op.go": text}
		a, err := compareText(r, files)
		if err != nil {
			return
		}
		b, _ := compareText(r, files)
		if messages(a) != messages(b) {
			t.Fatalf("two comparisons differ:\n%s\n%s", messages(a), messages(b))
		}
		for _, x := range a.Faults {
			if x.Package.File != 0 || x.Package.Start < 0 || x.Package.End > len(text) || x.Package.Start > x.Package.End {
				t.Fatalf("a place outside: %+v", x)
			}
		}
	})
}
