package baseline

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// version of the form of the files.
const version = 1

const header = `# Findings that are left for later. nanoarch baseline keeps this file; do not edit it.
version = 1
`

// Format writes the entries of a package, sorted by id: the one way in which a file may be written. Every entry is a
// block of lines of its own, so that version control can merge what happens to two of them.
func Format(entries []Entry) []byte {
	var b strings.Builder
	b.WriteString(header)
	for _, e := range entries {
		fmt.Fprintf(&b, "\n[%s]\n", e.ID)
		e.each(func(key, value string) { fmt.Fprintf(&b, "%-7s = %s\n", key, value) })
	}
	return []byte(b.String())
}

// each calls f for each key of the entry that has a value, with the value as TOML.
func (e Entry) each(f func(key, value string)) {
	text := func(key, value string) {
		if value != "" {
			f(key, quote(value))
		}
	}
	text("rule", e.Rule)
	text("package", e.Package)
	text("symbol", e.Symbol)
	text("target", e.Target)
	f("count", strconv.Itoa(e.Count))
	text("owner", e.Owner)
	text("reason", e.Reason)
	if e.Expires != "" {
		f("expires", e.Expires)
	}
}

// quote writes a string that TOML and Go read alike. What does not show is escaped, so that nothing can hide in a review.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r < 1<<16:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

var (
	idForm    = regexp.MustCompile(`^[0-9a-f]{12}$`)
	conflicts = []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"}
)

// mostFaults is how many faults of a file are told; who sees that many needs no more.
const mostFaults = 10

// Parse reads a file of a baseline by its name, a slash path relative to the policy's folder. The files are TOML, but of
// it only what Format writes is understood, line by line: so every fault has its line, and a hostile file cannot make the
// reader work hard. The entries are those that can be told in spite of the faults.
func Parse(name string, content []byte) (entries []Entry, faults []Fault) {
	text := strings.ReplaceAll(string(content), "\r\n", "\n") // git may have made them
	p := &parser{file: name, faulty: map[int]bool{}}
	for i, line := range strings.Split(text, "\n") {
		p.line = i + 1
		if !p.read(line) || len(p.faults) == mostFaults {
			break // what follows would be guessed
		}
	}
	entries = p.finish()
	if len(p.faults) == 0 {
		p.layout(text, entries)
	}
	return entries, p.faults
}

// layout finds a file that says all it should, but not as Format does.
func (p *parser) layout(text string, entries []Entry) {
	p.line = differs(text, string(Format(entries)))
	switch {
	case len(entries) == 0:
		p.line = 1
		p.fault("the file has no entry; nanoarch baseline --prune removes it")
	case p.line > 0:
		p.fault("the file is not as nanoarch writes it (order, spaces or comments were changed); nanoarch baseline --prune puts it right")
	default:
		return
	}
	p.faults[0].Layout = true
}

// differs returns the first line in which two texts differ, 0 if they are equal.
func differs(a, b string) int {
	if a == b {
		return 0
	}
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i + 1
		}
	}
	return min(len(x), len(y))
}

// parser reads a file line by line.
type parser struct {
	file    string
	line    int
	version bool
	seen    []string // keys of the entry that is read
	entries []Entry
	faulty  map[int]bool // lines of entries with a fault
	faults  []Fault
}

func (p *parser) fault(format string, args ...any) {
	p.faults = append(p.faults, Fault{File: p.file, Line: p.line, Message: fmt.Sprintf(format, args...)})
}

// spoiled reports a fault because of which the entry that is read cannot be told.
func (p *parser) spoiled(format string, args ...any) {
	p.fault(format, args...)
	if n := len(p.entries); n > 0 {
		p.faulty[p.entries[n-1].Line] = true
	}
}

// read takes a line; false if it makes no sense to go on.
func (p *parser) read(line string) bool {
	line = strings.TrimSpace(line)
	for _, c := range conflicts {
		if strings.HasPrefix(line, c) {
			p.spoiled("a merge left its marks here; take either side's version of the file, then run nanoarch baseline --prune")
			return false
		}
	}
	if line == "" || line[0] == '#' {
		return true
	}
	if id, ok := strings.CutPrefix(line, "["); ok {
		return p.entry(strings.TrimSuffix(id, "]"))
	}
	key, value, ok := strings.Cut(line, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch {
	case !ok:
		p.spoiled("%s is neither the id of a finding in brackets nor a key with a value; get the file back from version control", strconv.Quote(line))
		return false
	case len(p.entries) > 0:
		p.set(&p.entries[len(p.entries)-1], key, value)
	case key != "version":
		p.spoiled("%q stands above the first entry, where only version may stand; get the file back from version control", key)
	default:
		p.setVersion(value)
	}
	return true
}

func (p *parser) setVersion(value string) {
	if n, err := strconv.Atoi(value); err != nil || n != version || p.version {
		p.spoiled("version = %s is not supported; this nanoarch reads version = %d, once", value, version)
	}
	p.version = true
}

// entry starts an entry.
func (p *parser) entry(id string) bool {
	p.seen = nil
	p.entries = append(p.entries, Entry{ID: id, Line: p.line})
	if !idForm.MatchString(id) {
		p.spoiled("[%s] is no id of a finding: an id has twelve hex digits; get the file back from version control", id)
		return false
	}
	return true
}

// set takes a key of an entry.
func (p *parser) set(e *Entry, key, value string) {
	if slices.Contains(p.seen, key) {
		p.spoiled("entry %s has %s twice; get the file back from version control", e.ID, key)
		return
	}
	p.seen = append(p.seen, key)
	var err error
	switch key {
	case "rule":
		e.Rule, err = unquote(value)
	case "package":
		e.Package, err = unquote(value)
	case "symbol":
		e.Symbol, err = unquote(value)
	case "target":
		e.Target, err = unquote(value)
	case "owner":
		e.Owner, err = unquote(value)
	case "reason":
		e.Reason, err = unquote(value)
	case "count":
		if e.Count, err = strconv.Atoi(value); err != nil || e.Count < 1 {
			err = fmt.Errorf("a number from 1 up")
		}
	case "expires":
		if e.Expires = value; !IsDay(value) {
			err = fmt.Errorf("a day as 2026-12-31, without quotes")
		}
	default:
		p.spoiled("unknown key %q; an entry has rule, package, symbol, target, count, owner, reason and expires", key)
	}
	if err != nil {
		p.spoiled("%s of entry %s must be %s", key, e.ID, err)
	}
}

// IsDay reports whether the text is a day as 2006-01-02.
func IsDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func unquote(value string) (string, error) {
	s, err := strconv.Unquote(value)
	if err != nil || value[0] != '"' || !utf8.ValidString(s) {
		return "", fmt.Errorf("a text in double quotes")
	}
	return s, nil
}

// finish checks what only whole entries show, and returns the sound ones, sorted by id.
func (p *parser) finish() []Entry {
	if !p.version && len(p.faults) == 0 {
		p.line = 1
		p.fault("the file has no version; it starts with version = %d; get it back from version control", version)
	}
	first := map[string]int{}
	var sound []Entry
	for _, e := range p.entries {
		p.line = e.Line
		switch at, twice := first[e.ID]; {
		case p.faulty[e.Line]:
		case twice:
			p.fault("entry %s stands at line %d already; after a merge take either side's version of the file, then run nanoarch baseline --prune", e.ID, at)
		case e.Count == 0:
			p.fault("entry %s has no count; get the file back from version control", e.ID)
		case e.made() != e.ID:
			p.fault("entry %s is not the id of what it says (%s); get the file back from version control, nanoarch baseline --accept adds entries", e.ID, e)
		default:
			sound = append(sound, e)
		}
		first[e.ID] = e.Line
	}
	slices.SortFunc(sound, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
	p.faults = p.faults[:min(len(p.faults), mostFaults)]
	sortFaults(p.faults)
	return sound
}
