package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// A pack finds every key that it holds and no other, also keys that differ in their last bytes only.
func TestPackFinds(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 63, 1000, 5000} {
		var buf bytes.Buffer
		w := &packWriter{w: &buf}
		want := map[Key]string{}
		for i := range n {
			k := KeyOf("key", fmt.Sprint(i))
			if i%7 == 0 { // twins
				k = KeyOf("twin")
				binary.LittleEndian.PutUint32(k[16:], uint32(i))
			}
			if _, ok := want[k]; ok {
				continue
			}
			want[k] = fmt.Sprint("content ", i)
			w.add(k, []byte(want[k]))
		}
		if err := w.close(); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(name, buf.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, whole := range []bool{true, false} {
			p, err := openPack(name, whole)
			if err != nil {
				t.Fatal(err)
			}
			for k, text := range want {
				i := p.find(k)
				if i < 0 {
					t.Fatalf("of %d: key %v is not found", n, k)
				}
				if b, ok := p.content(i); !ok || string(b) != text {
					t.Fatalf("content = %q, %v; want %q", b, ok, text)
				}
				k[19] ^= 1
				if _, known := want[k]; !known && p.find(k) >= 0 {
					t.Fatalf("a key that nobody added is found")
				}
			}
			for _, k := range []Key{{}, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}, KeyOf("stranger")} {
				if p.find(k) >= 0 {
					t.Fatalf("a key that nobody added is found")
				}
			}
			p.file.Close()
		}
	}
}
