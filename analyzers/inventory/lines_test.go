package inventory

import (
	"slices"
	"strings"
	"testing"
)

func TestLineTable(t *testing.T) {
	long := strings.Repeat("x", 127) + "\n" + strings.Repeat("y", 128) + "\n" + strings.Repeat("z", 1<<15) + "\n\r\nend"
	for _, content := range []string{"", "\n", "a", "a\n", "\n\n", "a\r\nb\n\nc", long, strings.Repeat("\n", 1000)} {
		table := Lines([]byte(content))
		line, starts := 1, []int{0}
		for offset := range len(content) + 1 {
			if offset > 0 && content[offset-1] == '\n' {
				line++
				starts = append(starts, offset)
			}
			if got := table.Line(offset); got != line {
				t.Fatalf("%.20q: offset %d is in line %d, want %d", content, offset, got, line)
			}
			if got, start := table.Place(offset); got != line || start != starts[line-1] {
				t.Fatalf("%.20q: offset %d is in line %d that starts at %d, want %d and %d", content, offset, got, start, line, starts[line-1])
			}
		}
		if got := table.Starts(); !slices.Equal(got, starts) {
			t.Errorf("%.20q: starts %v, want %v", content, got, starts)
		}
		if got, start := table.Place(len(content) + 5); got != line || start != starts[line-1] {
			t.Errorf("%.20q: what lies behind the file is in line %d from %d", content, got, start)
		}
	}
}

func TestLineTableOfDamagedBytes(t *testing.T) {
	for _, table := range []LineTable{"\x80", "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", "\x80\x80\x80\x80\x80\x80\x01"} {
		if line := table.Line(1 << 40); line < 1 || line > 2 {
			t.Errorf("%q: line %d", string(table), line)
		}
		if n := len(table.Starts()); n > 2 {
			t.Errorf("%q: %d lines", string(table), n)
		}
	}
}
