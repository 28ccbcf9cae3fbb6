package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math/bits"
	"os"
	"sort"
)

// A pack is a file of entries that is never changed: the contents behind each other, then a table of fixed rows sorted
// by key, then a trailer. A row is key, age and offset, length, checksum of the content; the trailer is the number of
// rows, the checksum of table and rows, and a magic. Only whole packs get their name, by rename.
const (
	rowSize     = len(Key{}) + 8 + 4 + 4
	trailerSize = 8 + 4 + len(packMagic)
	packMagic   = "nanoarch pack 2\n"
)

// The age of an entry stands in the highest byte of its offset.
const (
	ageShift  = 56
	maxOffset = 1<<ageShift - 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errDamagedPack = errors.New("the pack is damaged")

// pack is an opened pack.
type pack struct {
	name  string
	file  *os.File
	size  int64
	whole []byte // all of it, for packs of which most entries are asked for
	table []byte
}

// openPack opens a pack and checks its table. What is damaged or made by something else is an error.
func openPack(name string, whole bool) (*pack, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	p := &pack{name: name, file: f}
	if err := p.readTable(whole); err != nil {
		f.Close()
		return nil, err
	}
	return p, nil
}

func (p *pack) readTable(whole bool) error {
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	p.size = info.Size()
	if p.size < int64(trailerSize) {
		return errDamagedPack
	}
	if whole {
		p.whole = make([]byte, p.size)
		if _, err := io.ReadFull(p.file, p.whole); err != nil {
			return err
		}
	}
	trailer, err := p.bytes(p.size-int64(trailerSize), trailerSize)
	if err != nil {
		return err
	}
	rows := binary.LittleEndian.Uint64(trailer)
	if string(trailer[12:]) != packMagic || rows > uint64(p.size)/uint64(rowSize) {
		return errDamagedPack
	}
	length := int(rows) * rowSize
	at := p.size - int64(trailerSize) - int64(length)
	if at < 0 {
		return errDamagedPack
	}
	if p.table, err = p.bytes(at, length); err != nil {
		return err
	}
	if tableSum(p.table, rows) != binary.LittleEndian.Uint32(trailer[8:]) {
		return errDamagedPack
	}
	return nil
}

func tableSum(table []byte, rows uint64) uint32 {
	sum := crc32.Checksum(table, castagnoli)
	return crc32.Update(sum, castagnoli, binary.LittleEndian.AppendUint64(nil, rows))
}

// bytes returns a part of the pack.
func (p *pack) bytes(at int64, n int) ([]byte, error) {
	if at < 0 || at+int64(n) > p.size {
		return nil, errDamagedPack
	}
	if p.whole != nil {
		return p.whole[at : at+int64(n) : at+int64(n)], nil
	}
	b := make([]byte, n)
	_, err := p.file.ReadAt(b, at)
	return b, err
}

func (p *pack) rows() int { return len(p.table) / rowSize }

func (p *pack) row(i int) []byte { return p.table[i*rowSize : (i+1)*rowSize] }

// find returns the row of a key, -1 if there is none. Keys are hashes, so they lie about where their first bytes say:
// the search starts there and widens until it has the key between its ends.
func (p *pack) find(k Key) int {
	n, want := p.rows(), binary.BigEndian.Uint64(k[:])
	if n == 0 {
		return -1
	}
	head := func(i int) uint64 { return binary.BigEndian.Uint64(p.table[i*rowSize:]) }
	guess, _ := bits.Mul64(want, uint64(n))
	from, to, reach := int(guess), int(guess)+1, 8
	for ; from > 0 && head(from) >= want; reach *= 2 {
		from = max(0, from-reach)
	}
	for reach = 8; to < n && head(to-1) < want; reach *= 2 {
		to = min(n, to+reach)
	}
	i := from + sort.Search(to-from, func(i int) bool { return head(from+i) >= want })
	for ; i < n && head(i) == want; i++ {
		if Key(p.row(i)[:len(k)]) == k {
			return i
		}
	}
	return -1
}

// content returns the content of a row, and whether it is undamaged.
func (p *pack) content(i int) ([]byte, bool) {
	row := p.row(i)[len(Key{}):]
	at, n, sum := binary.LittleEndian.Uint64(row)&maxOffset, binary.LittleEndian.Uint32(row[8:]), binary.LittleEndian.Uint32(row[12:])
	if at > uint64(p.size) || uint64(n) > uint64(p.size) {
		return nil, false
	}
	b, err := p.bytes(int64(at), int(n))
	return b, err == nil && crc32.Checksum(b, castagnoli) == sum
}

// age returns how many compactions the entry of a row has survived without being asked for.
func (p *pack) age(i int) int { return int(p.row(i)[len(Key{})+7]) }

// packWriter writes a pack.
type packWriter struct {
	w    io.Writer
	at   int64
	rows [][]byte
	err  error
}

func (w *packWriter) write(b []byte) {
	if w.err == nil {
		_, w.err = w.w.Write(b)
	}
	w.at += int64(len(b))
}

func (w *packWriter) add(k Key, content []byte) {
	row := append(make([]byte, 0, rowSize), k[:]...)
	row = binary.LittleEndian.AppendUint64(row, uint64(w.at))
	row = binary.LittleEndian.AppendUint32(row, uint32(len(content)))
	row = binary.LittleEndian.AppendUint32(row, crc32.Checksum(content, castagnoli))
	w.rows = append(w.rows, row)
	w.write(content)
}

// setAge sets the age of the entry that was added last.
func (w *packWriter) setAge(age int) { w.rows[len(w.rows)-1][len(Key{})+7] = byte(age) }

// close writes the table. The pack must not be used if it returns an error.
func (w *packWriter) close() error {
	sort.Slice(w.rows, func(i, j int) bool { return bytes.Compare(w.rows[i], w.rows[j]) < 0 })
	table := bytes.Join(w.rows, nil)
	rows := uint64(len(w.rows))
	w.write(table)
	trailer := binary.LittleEndian.AppendUint64(nil, rows)
	trailer = binary.LittleEndian.AppendUint32(trailer, tableSum(table, rows))
	w.write(append(trailer, packMagic...))
	return w.err
}
