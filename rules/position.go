package rules

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// places knows where every key and every list element of a TOML text stands. The decoder gives values without places;
// this scan gives places without values. It reads any text without failing: whether it is TOML is the decoder's to say.
type places struct {
	file  string
	src   string
	at    int            // offset of the next byte
	depth int            // nesting of arrays and inline tables
	deep  bool           // nested deeper than any policy
	lines []int          // offset of each line's first byte
	found map[string]int // path of a key or element -> offset
	count map[string]int // path of an array of tables -> tables so far
}

// maxDepth bounds the nesting of arrays and inline tables; the language itself needs four levels.
const maxDepth = 32

// scanPlaces finds all places of a text.
func scanPlaces(file, src string) *places {
	p := &places{file: file, src: src, lines: []int{0}, found: map[string]int{}, count: map[string]int{}}
	for i := range len(src) {
		if src[i] == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	p.at = len(src) - len(strings.TrimPrefix(src, "\ufeff"))
	table := ""
	for p.blank(); p.at < len(p.src); p.blank() {
		if p.src[p.at] == '[' {
			table = p.header()
		} else {
			p.pair(table)
		}
	}
	return p
}

// key and elem extend a path.
func key(path, name string) string   { return path + "\x00" + name }
func elem(path string, i int) string { return path + "\x01" + strconv.Itoa(i) }
func (p *places) mark(path string, at int) {
	if _, seen := p.found[path]; !seen {
		p.found[path] = at
	}
}

// pos returns the place of a path, or of the nearest path around it that has one.
func (p *places) pos(path string) Pos {
	for {
		if at, ok := p.found[path]; ok {
			return p.offset(at)
		}
		i := strings.LastIndexAny(path, "\x00\x01")
		if i < 0 {
			return Pos{File: p.file, Line: 1, Column: 1}
		}
		path = path[:i]
	}
}

func (p *places) offset(at int) Pos {
	line := sort.SearchInts(p.lines, at+1)
	return Pos{p.file, line, utf8.RuneCountInString(p.src[p.lines[line-1]:at]) + 1}
}

// header reads [a.b] or [[a.b]] and returns the path of the table it opens.
func (p *places) header() string {
	start := p.at
	p.at++
	list := p.peek('[')
	if list {
		p.at++
	}
	names, _ := p.keys()
	path := ""
	for i, name := range names {
		path = key(path, name)
		p.mark(path, start)
		if n, ok := p.count[path]; ok && (i < len(names)-1 || !list) {
			path = elem(path, n-1)
		}
	}
	if list && len(names) > 0 {
		n := p.count[path]
		p.count[path] = n + 1
		path = elem(path, n)
		p.mark(path, start)
	}
	p.line()
	return path
}

// pair reads key = value.
func (p *places) pair(table string) {
	start := p.at
	names, offsets := p.keys()
	path := table
	for i, name := range names {
		path = key(path, name)
		p.mark(path, offsets[i])
	}
	p.space()
	if p.peek('=') {
		p.at++
		p.value(path)
	}
	if p.at == start {
		p.at++
	}
}

// keys reads a dotted key: its parts and where each starts.
func (p *places) keys() (names []string, offsets []int) {
	for {
		p.space()
		start := p.at
		name, ok := p.name()
		if !ok {
			return names, offsets
		}
		names, offsets = append(names, name), append(offsets, start)
		p.space()
		if !p.peek('.') {
			return names, offsets
		}
		p.at++
	}
}

func (p *places) name() (string, bool) {
	if p.peek('"') || p.peek('\'') {
		raw := p.quoted()
		if s, err := strconv.Unquote(raw); err == nil && raw[0] == '"' {
			return s, true
		}
		return strings.Trim(raw, `'"`), true
	}
	start := p.at
	for p.at < len(p.src) && !strings.ContainsRune(" \t\r\n.=[]{},#\"'", rune(p.src[p.at])) {
		p.at++
	}
	return p.src[start:p.at], p.at > start
}

// value reads a value and marks what is inside it.
func (p *places) value(path string) {
	p.blank()
	if p.at >= len(p.src) {
		return
	}
	switch p.src[p.at] {
	case '"', '\'':
		p.quoted()
	case '[':
		p.inside(']', func(i int) {
			p.mark(elem(path, i), p.at)
			p.value(elem(path, i))
		})
	case '{':
		p.inside('}', func(int) { p.pair(path) })
	default:
		for p.at < len(p.src) && !strings.ContainsRune(" \t\r\n,]}#", rune(p.src[p.at])) {
			p.at++
		}
	}
}

// inside reads the comma-separated items up to the closing bracket.
func (p *places) inside(closing byte, item func(i int)) {
	p.at++
	if p.depth++; p.depth > maxDepth {
		p.deep, p.at = true, len(p.src)
	}
	for i := 0; p.at < len(p.src); i++ {
		p.blank()
		if p.peek(closing) {
			p.at++
			break
		}
		start := p.at
		item(i)
		p.blank()
		if p.peek(',') {
			p.at++
		}
		if p.at == start {
			p.at++
		}
	}
	p.depth--
}

// quoted reads a string of any of the four kinds, with its quotes.
func (p *places) quoted() string {
	start, q := p.at, p.src[p.at]
	triple := strings.Repeat(string(q), 3)
	if strings.HasPrefix(p.src[p.at:], triple) {
		p.at += 3
		for p.at < len(p.src) && !strings.HasPrefix(p.src[p.at:], triple) {
			p.skip(q)
		}
		p.at = min(p.at+3, len(p.src))
		for p.at < len(p.src) && p.src[p.at] == q {
			p.at++
		}
		return p.src[start:p.at]
	}
	p.at++
	for p.at < len(p.src) && p.src[p.at] != q && p.src[p.at] != '\n' {
		p.skip(q)
	}
	if p.peek(q) {
		p.at++
	}
	return p.src[start:p.at]
}

// skip goes past one character of a string, or past an escape in a "" string.
func (p *places) skip(q byte) {
	if q == '"' && p.src[p.at] == '\\' {
		p.at++
	}
	p.at = min(p.at+1, len(p.src))
}

func (p *places) peek(c byte) bool { return p.at < len(p.src) && p.src[p.at] == c }

func (p *places) space() {
	for p.peek(' ') || p.peek('\t') {
		p.at++
	}
}

// blank goes past spaces, line ends and comments.
func (p *places) blank() {
	for p.at < len(p.src) {
		switch p.src[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		case '#':
			p.line()
		default:
			return
		}
	}
}

// line goes to the end of the line.
func (p *places) line() {
	if i := strings.IndexByte(p.src[p.at:], '\n'); i >= 0 {
		p.at += i
	} else {
		p.at = len(p.src)
	}
}
