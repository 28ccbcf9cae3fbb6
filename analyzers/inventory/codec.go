package inventory

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sync"
)

// A section is stored as: magic, section, version, checksum of what follows, the lengths of all strings, the strings,
// the payload. Every number is a varint but the checksum. Strings are numbered in the table in order of first use.
const codecMagic = "nai1"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Encode writes one section of the record; 0 stands for the header with the files. It returns nil for anything that
// is no single section.
func (p *Package) Encode(s Section) []byte {
	c := writers.Get().(*coder)
	defer c.release()
	if !p.code(c, s) {
		return nil
	}
	size := len(c.buf)
	for _, str := range c.table {
		size += len(str) + 2
	}
	out := append(make([]byte, 0, size+24), codecMagic...)
	out = append(out, byte(s))
	out = binary.AppendUvarint(out, uint64(s.Version()))
	out = append(out, 0, 0, 0, 0)
	start := len(out)
	out = binary.AppendUvarint(out, uint64(len(c.table)))
	for _, str := range c.table {
		out = binary.AppendUvarint(out, uint64(len(str)))
	}
	for _, str := range c.table {
		out = append(out, str...)
	}
	out = append(out, c.buf...)
	binary.LittleEndian.PutUint32(out[start-4:], crc32.Checksum(out[start:], castagnoli))
	return out
}

// writers are kept for the next section, since their tables are large.
var writers = sync.Pool{New: func() any { return &coder{writing: true, index: map[string]int{}} }}

func (c *coder) release() {
	clear(c.table)
	c.table, c.buf, c.places, c.last, c.blind = c.table[:0], c.buf[:0], c.places[:0], 0, false
	if c.index = emptiedMap(c.index); c.index == nil {
		c.index = map[string]int{}
	}
	writers.Put(c)
}

// Decode reads what Encode wrote for the same section and version into the record. Anything else gives an error and
// leaves the record as it was. Memory use is bounded by the size of the input.
func (p *Package) Decode(s Section, b []byte) error {
	c := readers.Get().(*coder)
	defer func() {
		clear(c.table)
		*c = coder{table: c.table[:0]}
		readers.Put(c)
	}()
	if err := c.open(s, b); err != nil {
		return err
	}
	before := *p
	c.files = len(p.Files)
	if !p.code(c, s) {
		return fmt.Errorf("section %d does not exist", s)
	}
	if c.err == nil && len(c.buf) > 0 {
		c.err = errDamaged
	}
	if c.err != nil {
		p.take(&before, s)
		return c.err
	}
	p.Sections |= s
	return nil
}

// readers are kept for the next section, since there are many small ones.
var readers = sync.Pool{New: func() any { return &coder{} }}

var errDamaged = errors.New("the record is damaged")

// open checks the frame and reads the strings.
func (c *coder) open(s Section, b []byte) error {
	if len(b) < len(codecMagic)+1 || string(b[:len(codecMagic)]) != codecMagic {
		return errors.New("this is no record")
	}
	b = b[len(codecMagic):]
	if b[0] != byte(s) {
		return fmt.Errorf("the record holds section %d instead of %d", b[0], s)
	}
	c.buf = b[1:]
	if v := c.uvarint(); c.err == nil && v != uint64(s.Version()) {
		return fmt.Errorf("section %d has version %d instead of %d", s, v, s.Version())
	}
	if c.err != nil || len(c.buf) < 4 {
		return errDamaged
	}
	sum := binary.LittleEndian.Uint32(c.buf)
	c.buf = c.buf[4:]
	if crc32.Checksum(c.buf, castagnoli) != sum {
		return errDamaged
	}
	return c.readTable()
}

// readTable cuts all strings out of one, so that they cost one allocation.
func (c *coder) readTable() error {
	n := c.uvarint()
	if n > uint64(len(c.buf)) {
		return errDamaged
	}
	lengths, total := c.buf, uint64(0)
	for range n {
		l := c.uvarint()
		if l > uint64(len(c.buf)) {
			return errDamaged
		}
		total += l
	}
	if c.err != nil || total > uint64(len(c.buf)) {
		return errDamaged
	}
	all, rest := string(c.buf[:total]), c.buf[total:]
	c.buf = lengths
	for range n {
		l := c.uvarint()
		c.table, all = append(c.table, all[:l]), all[l:]
	}
	c.buf = rest
	return nil
}

// coder writes or reads values, depending on its direction, so that one function per type serves both and they cannot
// drift apart. After an error, reading gives zero values.
type coder struct {
	writing bool
	buf     []byte // what was written, or what is left to read
	table   []string
	index   map[string]int
	files   int  // number of the record's files, 0 if not known
	last    int  // start of the last position
	blind   bool // notes in places where in its file a position is, instead of writing it
	places  []Pos
	err     error
}

// uvarint reads a number; most of them take one byte.
func (c *coder) uvarint() uint64 {
	if len(c.buf) > 0 && c.buf[0] < 0x80 {
		v := c.buf[0]
		c.buf = c.buf[1:]
		return uint64(v)
	}
	return c.longUvarint()
}

func (c *coder) longUvarint() uint64 {
	v, n := binary.Uvarint(c.buf)
	if n <= 0 {
		c.fail()
		return 0
	}
	c.buf = c.buf[n:]
	return v
}

func (c *coder) fail() {
	c.err = errDamaged
	c.buf = nil
}

func (c *coder) int(v *int) {
	if c.writing {
		c.buf = binary.AppendVarint(c.buf, int64(*v))
		return
	}
	u := c.uvarint()
	*v = int(int64(u>>1) ^ -int64(u&1))
}

func (c *coder) string(v *string) {
	if c.writing {
		i, ok := c.index[*v]
		if !ok {
			i = len(c.table)
			c.index[*v] = i
			c.table = append(c.table, *v)
		}
		c.buf = binary.AppendUvarint(c.buf, uint64(i))
		return
	}
	i := c.uvarint()
	if i >= uint64(len(c.table)) {
		c.fail()
		*v = ""
		return
	}
	*v = c.table[i]
}

// bools packs up to eight of them into a byte.
func (c *coder) bools(vs ...*bool) {
	var b byte
	if c.writing {
		for i, v := range vs {
			if *v {
				b |= 1 << i
			}
		}
		c.buf = append(c.buf, b)
		return
	}
	if len(c.buf) == 0 {
		c.fail()
	} else {
		b, c.buf = c.buf[0], c.buf[1:]
	}
	if b>>len(vs) != 0 {
		c.fail()
	}
	for i, v := range vs {
		*v = b&(1<<i) != 0
	}
}

// enum codes a small number.
func enum[T ~uint8](c *coder, v *T) {
	if c.writing {
		c.buf = append(c.buf, byte(*v))
		return
	}
	if len(c.buf) == 0 {
		c.fail()
		*v = 0
		return
	}
	*v = T(c.buf[0])
	c.buf = c.buf[1:]
}

// word codes a string of a type of its own.
func word[T ~string](c *coder, v *T) {
	s := string(*v)
	c.string(&s)
	*v = T(s)
}

// list codes a slice. Every element takes at least one byte, so a damaged length cannot ask for more memory than a
// multiple of the input.
func list[T any](c *coder, v *[]T, each func(*T, *coder)) {
	if c.writing {
		c.buf = binary.AppendUvarint(c.buf, uint64(len(*v)))
		for i := range *v {
			each(&(*v)[i], c)
		}
		return
	}
	n := c.uvarint()
	*v = nil
	if n == 0 {
		return
	}
	if n > uint64(len(c.buf)) {
		c.fail()
		return
	}
	s := make([]T, 0, min(n, 1+uint64(len(c.buf)/4)))
	for range n {
		var e T
		s = append(s, e)
		each(&s[len(s)-1], c)
		if c.err != nil {
			return
		}
	}
	*v = s
}

func (c *coder) strings(v *[]string) {
	list(c, v, func(s *string, c *coder) { c.string(s) })
}

// code codes a position by its distance from the one before.
func (p *Pos) code(c *coder) {
	if c.blind {
		c.places = append(c.places, *p)
		c.int(&p.File)
		return
	}
	start, length := p.Start-c.last, p.End-p.Start
	c.int(&p.File)
	c.int(&start)
	c.int(&length)
	if !c.writing {
		p.Start = c.last + start
		p.End = p.Start + length
		if p.File < 0 || c.files > 0 && p.File >= c.files {
			c.fail()
		}
	}
	c.last = p.Start
}

func (s *Symbol) code(c *coder) {
	c.string(&s.Pkg)
	c.string(&s.Recv)
	c.string(&s.Name)
}

func (t *TypeRef) code(c *coder) {
	c.string(&t.Text)
	t.Named.code(c)
	enum(c, &t.Class)
}
