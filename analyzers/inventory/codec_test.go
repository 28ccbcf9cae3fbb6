package inventory

import (
	"encoding/binary"
	"hash/crc32"
	"math/rand"
	"reflect"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var everySection = []Section{0, SectionImports, SectionDecls, SectionUses, SectionCalls, SectionConversions, SectionEffects, SectionErrors}

// fill sets every field that it can reach to something else than its zero value, so that a field which the codec
// forgets makes a record come back changed.
func fill(v reflect.Value, rnd *rand.Rand) {
	if pos, ok := v.Addr().Interface().(*Pos); ok {
		start := rnd.Intn(1 << 20)
		*pos = Pos{File: rnd.Intn(3), Start: start, End: start + 1 + rnd.Intn(100)}
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("s" + strconv.Itoa(rnd.Intn(500)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(rnd.Intn(1<<30)) - 1<<29 | 1)
	case reflect.Uint8:
		v.SetUint(uint64(1 + rnd.Intn(200)))
	case reflect.Slice:
		n := 1 + rnd.Intn(3)
		if v.Type() == reflect.TypeFor[[]File]() {
			n = 3 // as many as fill uses in positions
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(v.Index(i), rnd)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), rnd)
		}
	case reflect.Pointer: // bodies, whose indexes must fit: bodies_test.go
	default:
		panic("no filler for " + v.Type().String())
	}
}

func randomPackage(seed int64) *Package {
	p := &Package{}
	fill(reflect.ValueOf(p).Elem(), rand.New(rand.NewSource(seed)))
	p.Sections = AllSections
	return p
}

func decodeAll(t *testing.T, p *Package) *Package {
	t.Helper()
	q := &Package{}
	for _, s := range everySection {
		if err := q.Decode(s, p.Encode(s)); err != nil {
			t.Fatalf("section %d: %v", s, err)
		}
	}
	return q
}

func TestCodecKeepsEveryField(t *testing.T) {
	for seed := range int64(50) {
		p := randomPackage(seed)
		if diff := cmp.Diff(p, decodeAll(t, p)); diff != "" {
			t.Fatalf("seed %d: the record came back changed (-want +got):\n%s", seed, diff)
		}
	}
}

// TestCodecKeepsBoolsApart sets one flag at a time: with all of them set, two that share a bit would go unnoticed.
func TestCodecKeepsBoolsApart(t *testing.T) {
	p := randomPackage(1)
	var flags []reflect.Value
	var collect func(v reflect.Value)
	collect = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Bool:
			flags = append(flags, v)
			v.SetBool(false)
		case reflect.Slice:
			for i := range v.Len() {
				collect(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				collect(v.Field(i))
			}
		}
	}
	collect(reflect.ValueOf(p).Elem())
	if len(flags) < 40 {
		t.Fatalf("only %d flags found", len(flags))
	}
	for _, f := range flags {
		f.SetBool(true)
		if diff := cmp.Diff(p, decodeAll(t, p)); diff != "" {
			t.Fatalf("the record came back changed (-want +got):\n%s", diff)
		}
		f.SetBool(false)
	}
}

func TestCodecKeepsEmptyRecord(t *testing.T) {
	p := &Package{Sections: AllSections}
	if diff := cmp.Diff(p, decodeAll(t, p)); diff != "" {
		t.Errorf("the record came back changed (-want +got):\n%s", diff)
	}
}

func TestEncodeIsDeterministic(t *testing.T) {
	p := randomPackage(7)
	for _, s := range everySection {
		if diff := cmp.Diff(p.Encode(s), decodeAll(t, p).Encode(s)); diff != "" {
			t.Errorf("section %d is written in two ways:\n%s", s, diff)
		}
	}
}

func TestEncodeRefusesWhatIsNoSection(t *testing.T) {
	if b := (&Package{}).Encode(SectionUses | SectionCalls); b != nil {
		t.Errorf("two sections at once gave %q", b)
	}
}

func TestDecodeSetsOnlyItsSection(t *testing.T) {
	p := randomPackage(3)
	q := &Package{Name: "kept"}
	if err := q.Decode(SectionUses, p.Encode(SectionUses)); err != nil {
		t.Fatal(err)
	}
	want := &Package{Name: "kept", Sections: SectionUses, Uses: p.Uses}
	if diff := cmp.Diff(want, q); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	p := randomPackage(4)
	for _, s := range everySection {
		good := p.Encode(s)
		refuse := func(what string, b []byte) {
			q := &Package{Name: "kept"}
			if err := q.Decode(s, b); err == nil {
				t.Errorf("section %d, %s: no error", s, what)
			}
			if diff := cmp.Diff(&Package{Name: "kept"}, q); diff != "" {
				t.Errorf("section %d, %s: the record was changed:\n%s", s, what, diff)
			}
		}
		for n := range good {
			refuse("cut at "+strconv.Itoa(n), good[:n])
			flipped := append([]byte(nil), good...)
			flipped[n] ^= 0x10
			refuse("byte "+strconv.Itoa(n)+" flipped", flipped)
		}
		refuse("a byte more", append(append([]byte(nil), good...), 0))
		refuse("an honest byte more", signed(append(append([]byte(nil), good...), 0)))
	}
}

func TestDecodeRefusesOtherSection(t *testing.T) {
	p := randomPackage(5)
	if err := p.Decode(SectionCalls, p.Encode(SectionUses)); err == nil {
		t.Error("a section was read as another")
	}
}

func TestDecodeRefusesPositionsOutsideTheFiles(t *testing.T) {
	p := &Package{Effects: []Effect{{Kind: "init", Pos: Pos{File: 2}}}}
	q := &Package{Files: []File{{Name: "a.go"}}}
	if err := q.Decode(SectionEffects, p.Encode(SectionEffects)); err == nil {
		t.Error("a position in a file that does not exist was taken")
	}
}

// signed repairs the checksum, so that damage behind it is met too.
func signed(b []byte) []byte {
	const at = len(codecMagic) + 2
	if len(b) < at+4 {
		return b
	}
	binary.LittleEndian.PutUint32(b[at:], crc32.Checksum(b[at+4:], castagnoli))
	return b
}

func FuzzDecode(f *testing.F) {
	p := randomPackage(6)
	for i, s := range everySection {
		f.Add(i, p.Encode(s))
		f.Add(i, (&Package{}).Encode(s))
	}
	f.Fuzz(func(t *testing.T, i int, b []byte) {
		s := everySection[uint(i)%uint(len(everySection))]
		q := &Package{}
		if q.Decode(s, signed(append([]byte(nil), b...))) != nil {
			return
		}
		again := &Package{}
		if err := again.Decode(s, q.Encode(s)); err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		if diff := cmp.Diff(q, again); diff != "" {
			t.Errorf("what was read came back changed:\n%s", diff)
		}
	})
}
