package inventory

import (
	"bytes"
	"encoding/binary"
)

// LineTable says where the lines of a file start, in about a byte a line: the lengths of all lines but the last, line
// ends included, as varints. Records of large programs hold millions of lines, and few are ever asked for.
type LineTable string

// Lines returns the line table of a file with these bytes.
func Lines(content []byte) LineTable {
	table := make([]byte, 0, 16+len(content)/24)
	for {
		i := bytes.IndexByte(content, '\n')
		if i < 0 {
			return LineTable(table)
		}
		table = binary.AppendUvarint(table, uint64(i+1))
		content = content[i+1:]
	}
}

// next takes one line off the table; it is not ok behind the last one.
func (t LineTable) next() (length int, rest LineTable, ok bool) {
	for shift := 0; shift < len(t) && shift < 5; shift++ {
		length |= int(t[shift]&0x7f) << (7 * shift)
		if t[shift] < 0x80 {
			return length, t[shift+1:], true
		}
	}
	return 0, "", false
}

// Line returns the 1-based line of a byte offset.
func (t LineTable) Line(offset int) int {
	line, _ := t.Place(offset)
	return line
}

// Place returns the 1-based line of a byte offset, and the offset of its first byte.
func (t LineTable) Place(offset int) (line, start int) {
	for line = 1; ; line++ {
		var length int
		if len(t) > 0 && t[0] < 0x80 { // most lines
			length, t = int(t[0]), t[1:]
		} else {
			var ok bool
			if length, t, ok = t.next(); !ok {
				return line, start
			}
		}
		if start+length > offset {
			return line, start
		}
		start += length
	}
}

// Starts returns the offsets of the first bytes of all lines, as token.File.SetLines wants them.
func (t LineTable) Starts() []int {
	starts := make([]int, 1, 1+len(t))
	for start := 0; ; starts = append(starts, start) {
		length, rest, ok := t.next()
		if !ok {
			return starts
		}
		start, t = start+length, rest
	}
}
